/** One named part of a score: what one kind of knowledge says of every post for a person. */
export interface Signal {
  name: string;
  /** Overwrites `points`, one per post. */
  scorePosts(person: number, points: Float32Array): void;
}

export interface WeightedSignal {
  signal: Signal;
  weight: number;
}

/** People looked at to find a signal's usual size. */
const SAMPLE_SIZE = 400;
const BEST_COUNT = 20;

/**
 * The signal's usual height: the mean of the 20 best points over people spread evenly, those without
 * any left out; 1 when nobody has any. Dividing by it makes weights of different signals comparable.
 */
export function usualHeight(signal: Signal, people: number, posts: number): number {
  const points = new Float32Array(posts);
  const step = Math.max(1, Math.floor(people / SAMPLE_SIZE));
  let sum = 0;
  let count = 0;
  for (let person = 0; person < people; person += step) {
    signal.scorePosts(person, points);
    const best = points.toSorted().slice(-BEST_COUNT);
    const mean = best.reduce((total, each) => total + each, 0) / best.length;
    if (!(mean > 0)) continue;
    sum += mean;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}
