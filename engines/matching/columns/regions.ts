import { levelOf, rangeOf } from '#engines/regiontree/index.ts';
import { DISTANCES } from '../pair.ts';
import { lowerBoundOfFloats } from './arrays.ts';

/** The number of a division code, -1 for what is none. Numbers sort as the codes do. */
export const regionNumber = (code: string): number => (levelOf(code) === null ? -1 : Number(code));

/** Number of the distance 'far' and of a reach without end. */
export const FAR = DISTANCES.indexOf('far');

/** Division numbers of one county lie within so many. */
export const COUNTY_SPAN = 1e6;

/** Digits below the divisions village, town, county and city of a code. */
const SPANS: readonly (readonly [number, number])[] = [
  [1, 12],
  [1e3, 9],
  [COUNTY_SPAN, 6],
  [1e8, 4],
];

/** A run of rows in order of region that are all the same distance from somewhere. */
export interface Stretch {
  from: number;
  to: number;
  distance: number;
}

/** The rows seen from a place. */
export interface Home {
  /** By distance, nearest first, none empty; together all rows. */
  stretches: Stretch[];
  /** The rows of the place's own village, town, county and city, each within the next, and how far they are. */
  around: Stretch[];
}

/** How far two places are that have just this division in common; distanceBetween says the same of pairs. */
function distanceWithin(code: string, digits: number): number {
  const level = levelOf(code.slice(0, digits).padEnd(12, '0'));
  const distance = DISTANCES.indexOf(level ?? '');
  return distance < 0 ? FAR : distance;
}

/**
 * Cuts rows in order of region into stretches by distance from a place.
 * regions: region numbers, ascending; rows: how many of them count. O(log rows).
 */
export function homeAt(code: string, regions: Float64Array, rows: number): Home {
  const number = regionNumber(code);
  const start = number < 0 ? 0 : lowerBoundOfFloats(regions, number, 0, rows);
  const home: Home = { stretches: [], around: [] };
  let [from, to] = [start, start];
  const widen = (first: number, end: number, distance: number) => {
    if (first < from) home.stretches.push({ from: first, to: from, distance });
    if (end > to) home.stretches.push({ from: to, to: end, distance });
    [from, to] = [first, end];
  };
  for (const [span, digits] of SPANS) {
    const least = number - (number % span);
    const first = number < 0 ? start : lowerBoundOfFloats(regions, least, 0, rows);
    const end = number < 0 ? start : lowerBoundOfFloats(regions, least + span, first, rows);
    const distance = distanceWithin(code, digits);
    widen(first, end, distance);
    home.around.push({ from: first, to: end, distance });
  }
  widen(0, rows, FAR);
  return home;
}

/** The rows of a division and all below it: [from, to). */
export function rowsWithin(code: string, regions: Float64Array, rows: number): readonly [number, number] {
  const range = rangeOf(code);
  if (!range) return [0, 0];
  const from = lowerBoundOfFloats(regions, Number(range.from), 0, rows);
  return [from, lowerBoundOfFloats(regions, Number(range.to), from, rows)];
}

/** Tells how far each division number is from one place. */
export interface Ruler {
  number: number;
  /** By SPANS. */
  distances: readonly number[];
}

export function rulerAt(code: string): Ruler {
  return {
    number: regionNumber(code),
    distances: SPANS.map(([, digits]) => distanceWithin(code, digits)),
  };
}

/** Number of the distance between the ruler's place and a division number: as distanceBetween. */
export function distanceTo({ number, distances }: Ruler, other: number): number {
  if (number < 0 || other < 0) return FAR;
  if (number === other) return distances[0] ?? FAR;
  for (let level = 1; level < SPANS.length; level += 1) {
    const span = SPANS[level]?.[0] ?? 1;
    if (Math.floor(number / span) === Math.floor(other / span)) return distances[level] ?? FAR;
  }
  return FAR;
}
