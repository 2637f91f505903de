import { compareDates, daysBetween } from '#engines/calendar/index.ts';
import { commonAncestor, isWithin, levelOf } from '#engines/regiontree/index.ts';
import type { Candidate, Distance, MatchSettings, Vacancy } from './types.ts';

/** Nearest first; the place of each in this list is its number in the columns. */
export const DISTANCES: readonly string[] = ['village', 'town', 'county', 'city', 'far'];

/** Only the province in common, nothing in common, or an unknown code: far. */
export function distanceBetween(a: string, b: string): Distance {
  const common = commonAncestor(a, b);
  const level = common === null ? null : levelOf(common);
  return level === null || level === 'province' ? 'far' : level;
}

export function isFarther(distance: Distance, than: Distance): boolean {
  return DISTANCES.indexOf(distance) > DISTANCES.indexOf(than);
}

/** The day work would begin: when the post is needed, or today where that day has passed. */
export function startOn(vacancy: Vacancy, asOf: string): string {
  return compareDates(vacancy.neededOn, asOf) > 0 ? vacancy.neededOn : asOf;
}

/** Days the post would wait for the person; NaN when a date is none. */
export function waitDays(candidate: Candidate, vacancy: Vacancy, asOf: string): number {
  const start = startOn(vacancy, asOf);
  return Math.max(0, daysBetween(start, candidate.availableOn ?? start));
}

/** Whether a post lies where the person would go: within the range from home, or in a division named besides. */
export function isInReach(
  candidate: Candidate,
  vacancy: Pick<Vacancy, 'regionCode'>,
  distance: Distance,
): boolean {
  const { workRange, acceptedRegions = [] } = candidate;
  if (workRange === 'anywhere' || !isFarther(distance, workRange)) return true;
  return acceptedRegions.some((region) => isWithin(vacancy.regionCode, region));
}

/** Same small group, or named as close by the settings. */
export function isNearOccupation(a: string, b: string, settings: MatchSettings): boolean {
  const { occupationGroupLength: length, nearOccupations: near } = settings;
  if (a.slice(0, length) === b.slice(0, length)) return true;
  return near !== undefined && ((near[a]?.includes(b) ?? false) || (near[b]?.includes(a) ?? false));
}

/** Months of experience in the very occupation and in others of its small group. */
export function experienceFor(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings) {
  let same = 0;
  let near = 0;
  for (const [code, months] of Object.entries(candidate.experienceMonths)) {
    if (code === vacancy.occupationCode) same += months;
    else if (isNearOccupation(code, vacancy.occupationCode, settings)) near += months;
  }
  return { same, near };
}
