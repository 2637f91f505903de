import { pinyin } from 'pinyin-pro';

/** A name, or what is typed to find one: one width, lower case, without blanks and the dots of names like 阿依·古丽. */
export const normaliseName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.·•・‧]/g, '');

/** First letter of each character's pinyin, surnames read as surnames (单 → s); what has no pinyin stands for itself. */
function initialsOf(characters: string[]): string[] {
  const initials = pinyin(characters.join(''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
  });
  return initials.length === characters.length ? initials.map((each) => each.toLowerCase()) : characters;
}

function runsOf(characters: string[], shortest: number): string[] {
  const runs: string[] = [];
  for (let from = 0; from < characters.length; from += 1)
    for (let to = from + shortest; to <= characters.length; to += 1)
      runs.push(characters.slice(from, to).join(''));
  return runs;
}

/**
 * Everything a person may be found by: each run of characters of the name, and each run of two or more pinyin initials.
 * Stored in `person.name_parts`, so that an exact index answers a search for any part of a name.
 */
export function nameParts(name: string): string[] {
  const characters = [...normaliseName(name)];
  return [...new Set([...runsOf(characters, 1), ...runsOf(initialsOf(characters), 2)])];
}
