import { DISTANCES } from '../pair.ts';
import { shareOf } from '../score.ts';
import type { Distance, MatchSettings, MatchWeights } from '../types.ts';

/** What each fact earns, looked up instead of divided anew for every pair; the same numbers as scorePair. */
export interface Points {
  weights: MatchWeights;
  /** By number of the distance. */
  near: Int32Array;
  /** By days waited, 0 to maxWaitDays. */
  available: Int32Array;
  /** By days since the last contact; the last entry, nothing, is for all days beyond. */
  fresh: Int32Array;
  /** By days since the post was posted; the last entry, nothing, is for all days beyond. */
  newPost: Int32Array;
  surplus: number;
  surplusFullFen: number;
  perFen: number;
}

const table = (length: number, points: (at: number) => number): Int32Array =>
  Int32Array.from({ length }, (_, at) => points(at));

/** Point tables of a weighting. O(days of the longest span). */
export function pointsOf(settings: MatchSettings, weights: MatchWeights): Points {
  const { maxWaitDays, freshDays, newPostDays = 0, surplusFullFen = 0 } = settings;
  const span = maxWaitDays + 1;
  const left = (weight: number, days: number) => (at: number) => shareOf(weight, days - at, days);
  return {
    weights,
    near: Int32Array.from(DISTANCES, (distance) => weights.near[distance as Distance]),
    available: table(span, left(weights.available, span)),
    fresh: table(freshDays + 1, left(weights.fresh, freshDays)),
    newPost: table(newPostDays + 1, left(weights.newPost ?? 0, newPostDays)),
    surplus: surplusFullFen > 0 ? (weights.paySurplus ?? 0) : 0,
    surplusFullFen,
    perFen: surplusFullFen > 0 ? (weights.paySurplus ?? 0) / surplusFullFen : 0,
  };
}

/** Points of pay above the wish, -Infinity being no wish; as scoreSurplus. */
export function surplusPoints({ surplus, surplusFullFen }: Points, surplusFen: number): number {
  if (surplusFen <= 0) return 0;
  return surplusFen >= surplusFullFen ? surplus : Math.floor((surplus * surplusFen) / surplusFullFen);
}

/** Points of experience: in the very occupation or close to it, whichever earns more; as scoreExperience. */
export function experiencePoints(settings: MatchSettings, weights: MatchWeights, same: number, near: number) {
  if (same === 0 && near === 0) return 0;
  const samePoints = shareOf(weights.experienceSame, same, settings.experienceFullMonths);
  const nearPoints = shareOf(weights.experienceNear, near, settings.experienceFullMonths);
  if (samePoints >= nearPoints && same > 0) return samePoints;
  return near > 0 ? nearPoints : 0;
}

/** Points by day of a table whose last entry is for all days beyond; the future counts as today. */
export function byDay(points: Int32Array, days: number): number {
  return points[days <= 0 ? 0 : days < points.length ? days : points.length - 1] ?? 0;
}
