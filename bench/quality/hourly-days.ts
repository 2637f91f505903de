import type { DatedChoice } from '#engines/matching/behaviour/index.ts';
import type { HourlyData } from './hourly-data.ts';

/** Neighbours by number on each side whose days stand for one that has none. */
const POST_NEIGHBOURS = 25;
const PERSON_NEIGHBOURS = 15;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** For each number, the median day of those known with the nearest numbers. Numbers were given out in time. */
function daysByNumber(
  numbers: readonly number[],
  known: readonly { number: number; day: number }[],
  neighbours: number,
): Float64Array {
  const sorted = known.toSorted((a, b) => a.number - b.number);
  return Float64Array.from(numbers, (number) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.number ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return median(sorted.slice(Math.max(0, low - neighbours), low + neighbours).map(({ day }) => day));
  });
}

/**
 * The day each post came up. The tables have none, but numbers were given out in order: the median first
 * view of the posts numbered next to it stands for it.
 */
export function daysOfPosts({ jobs }: HourlyData, views: readonly DatedChoice[]): Float64Array {
  const first = new Map<number, number>();
  for (const { post, day } of views) if (!first.has(post)) first.set(post, day);
  const known = [...first].map(([post, day]) => ({ number: jobs[post]?.id ?? 0, day }));
  return daysByNumber(
    jobs.map(({ id }) => id),
    known,
    POST_NEIGHBOURS,
  );
}

/** The day each person looks: the last known view, or that of people registered next to them. */
export function daysOfPeople({ seekers }: HourlyData, views: readonly DatedChoice[]): Float64Array {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { person, day } of views) {
    if (!first.has(person)) first.set(person, day);
    last.set(person, day);
  }
  const known = [...first].map(([person, day]) => ({ number: seekers[person]?.registration ?? 0, day }));
  const guessed = daysByNumber(
    seekers.map(({ registration }) => registration),
    known,
    PERSON_NEIGHBOURS,
  );
  return Float64Array.from(guessed, (day, person) => last.get(person) ?? day);
}
