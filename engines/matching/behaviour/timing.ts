import { type Links, listLength } from './links.ts';
import type { Signal } from './signal.ts';

/** One interest shown on a day (a number that grows with time). */
export interface DatedChoice {
  person: number;
  post: number;
  day: number;
}

/** Posted about when the person looks: falls to 1/e after `days`. NaN days earn nothing. */
export function posted(dayOfPerson: Float64Array, dayOfPost: Float64Array, days: number): Signal {
  return {
    name: 'postedAround',
    scorePosts(person, points) {
      const now = dayOfPerson[person] ?? Number.NaN;
      for (let post = 0; post < points.length; post += 1) {
        const closeness = Math.exp(-Math.abs((dayOfPost[post] ?? Number.NaN) - now) / days);
        points[post] = closeness > 0 ? closeness : 0;
      }
    },
  };
}

/** Chosen by others in the days around: logarithm of 1 + others, each fading to 1/e after `days`. */
export function wantedNow(choices: readonly DatedChoice[], dayOfPerson: Float64Array, days: number): Signal {
  return {
    name: 'wantedNow',
    scorePosts(person, points) {
      points.fill(0);
      const now = dayOfPerson[person] ?? Number.NaN;
      for (const choice of choices) {
        if (choice.person === person) continue;
        const weight = Math.exp(-Math.abs(choice.day - now) / days);
        if (weight > 0) points[choice.post] = (points[choice.post] ?? 0) + weight;
      }
      for (let post = 0; post < points.length; post += 1) points[post] = Math.log1p(points[post] ?? 0);
    },
  };
}

/** Chosen by many: logarithm of 1 + people. The same for everybody. */
export function popular({ posts, peopleOf }: Links): Signal {
  const all = Float32Array.from({ length: posts }, (_, post) => Math.log1p(listLength(peopleOf, post)));
  return { name: 'popular', scorePosts: (_, points) => points.set(all) };
}
