import { startOn } from '../pair.ts';
import type { MatchSettings, Vacancy } from '../types.ts';
import { endList, LEAST, type ListWriter, MOST, newLists } from './arrays.ts';
import { dayNumber, dayOr, lastBirth } from './days.ts';
import type { Dictionaries, Dictionary } from './dictionary.ts';
import { regionNumber } from './regions.ts';

/** Facts of a post that are yes or no, as bits. */
export const POST = { isShift: 1, hasLodging: 2 } as const;

/**
 * Pay and wishes lie between these, so that their difference is a whole number of 32 bits: pay beyond 10 million
 * yuan a month counts as that. A pay that is no number is less than any wish, and above the absence of one.
 */
export const MOST_PAY = 2 ** 30 - 1;
export const NO_WISH = -(2 ** 30);
const NO_PAY = -(2 ** 29);
const payOr = (fen: number): number =>
  Number.isNaN(fen) ? NO_PAY : Math.max(NO_PAY, Math.min(MOST_PAY, fen));

/** lastBirth, worked out once for each age and day. */
function cachedLastBirth(): typeof lastBirth {
  const known = new Map<string, number>();
  return (years, on) => {
    const key = `${years} ${on}`;
    const day = known.get(key) ?? lastBirth(years, on);
    known.set(key, day);
    return day;
  };
}

function writeSkills(posts: readonly Vacancy[], skills: Dictionary): ListWriter {
  const writer = newLists();
  for (const post of posts) {
    for (const { code, required } of post.skills)
      writer.items.push(2 * skills.put(code) + (required ? 1 : 0));
    endList(writer);
  }
  return writer;
}

/** Columns in order of arrival. A fact that is no number is written so that it breaks its limit or pays nothing. */
export function writtenPosts(
  posts: readonly Vacancy[],
  dictionaries: Dictionaries,
  settings: MatchSettings,
  asOf: string,
) {
  const born = cachedLastBirth();
  const starts = posts.map((post) => startOn(post, asOf));
  const startDays = starts.map(dayNumber);
  const onStart = (post: (post: Vacancy, on: string) => number) =>
    posts.map((each, at) => post(each, starts[at] ?? ''));
  return {
    live: posts.map(({ isOpen, remaining }, at) => isOpen && remaining > 0 && !Number.isNaN(startDays[at])),
    region: posts.map(({ regionCode }) => regionNumber(regionCode)),
    occupation: posts.map(({ occupationCode }) => dictionaries.occupations.put(occupationCode)),
    payMin: posts.map(({ payMinFen }) => payOr(payMinFen)),
    payMax: posts.map(({ payMaxFen }) => payOr(payMaxFen)),
    bornBy: onStart(({ ageMin }, on) => born(Math.max(settings.workingAge, ageMin ?? 0), on)),
    bornFrom: onStart(({ ageMax }, on) => (typeof ageMax === 'number' ? born(ageMax + 1, on) + 1 : LEAST)),
    education: posts.map(({ educationRankMin: min }) => (Number.isNaN(min) ? MOST : Math.ceil(min))),
    months: posts.map(({ experienceMonthsMin: min }) => (Number.isNaN(min) ? Number.POSITIVE_INFINITY : min)),
    start: startDays.map((day) => (Number.isNaN(day) ? LEAST : day)),
    flags: posts.map((post) => (post.isShift ? POST.isShift : 0) | (post.hasLodging ? POST.hasLodging : 0)),
    posted: posts.map(({ postedOn }) => dayOr(postedOn, LEAST)),
    skills: writeSkills(posts, dictionaries.skills),
  };
}
export type WrittenPosts = ReturnType<typeof writtenPosts>;
