/** Endings that make no other word of it: plural, -ing, -er. Applied to Latin words only. */
const ENDINGS = /(?:ies|ers?|ings?|s)$/;
const SHORTEST_STEM = 3;
const LATIN_WORD = /^[a-z]+$/;

function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '');
  return LATIN_WORD.test(word) && stem.length >= SHORTEST_STEM ? stem : word;
}

/**
 * Codes of a title: its words without endings, and pairs of neighbours. Chinese runs give their pairs
 * of characters: enough to tell titles apart without a dictionary.
 */
export function wordsOf(title: string): string[] {
  const runs = title.toLowerCase().match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? [];
  const words = runs.flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return stemOf(run);
    const characters = [...run];
    return characters.length === 1
      ? characters
      : characters.slice(1).map((next, at) => `${characters[at]}${next}`);
  });
  return [...words, ...words.slice(1).map((next, at) => `${words[at]} ${next}`)];
}
