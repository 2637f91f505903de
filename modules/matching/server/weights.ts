import type { Distance, MatchWeights } from '#engines/matching/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type WeightPart, type Weighting, weightPartCodes, weightParts } from '../contract/weights.ts';

const full = 1000;
/** Where no two facts of a pair earn more than all. */
const standard = 100;

/** Most points of each part. */
const leads = (weights: MatchWeights): Record<WeightPart, number> => ({
  wish: weights.wishSame,
  experience: weights.experienceSame,
  pay: weights.paySure,
  near: weights.near.village,
  available: weights.available,
  skills: weights.skills,
  priorityGroup: weights.priorityGroup,
  fresh: weights.fresh,
  peers: weights.peers ?? 0,
});

/** Whole numbers in proportion to the shares that add up to the sum; what rounding leaves goes to the largest rests. */
function apportion(shares: readonly number[], sum: number): number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total > 0 ? (share * sum) / total : 0));
  const whole = exact.map(Math.floor);
  const left = sum - whole.reduce((a, b) => a + b, 0);
  const byRest = exact
    .map((_, at) => at)
    .sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b);
  for (const at of byRest.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** The weights with some parts moved, the others giving way in proportion: the best pair still has all points. */
export function movedWeights(weights: MatchWeights, weighting: Weighting): MatchWeights {
  const before = leads(weights);
  const { paySurplus = 0, newPost = 0 } = weights;
  const points = apportion(
    weightPartCodes.map((part) => before[part] * (weighting[part] ?? standard)),
    full - paySurplus - newPost,
  );
  const after = Object.fromEntries(
    weightPartCodes.map((part, at) => [part, points[at] ?? 0]),
  ) as typeof before;
  const share = (value: number, part: WeightPart) =>
    before[part] > 0 ? Math.floor((value * after[part]) / before[part]) : 0;
  const near = Object.entries(weights.near).map(([distance, value]) => [distance, share(value, 'near')]);
  return {
    ...weights,
    wishSame: after.wish,
    wishNear: share(weights.wishNear, 'wish'),
    wishAny: share(weights.wishAny, 'wish'),
    experienceSame: after.experience,
    experienceNear: share(weights.experienceNear, 'experience'),
    paySure: after.pay,
    payPossible: share(weights.payPossible, 'pay'),
    near: Object.fromEntries(near) as Record<Distance, number>,
    available: after.available,
    skills: after.skills,
    priorityGroup: after.priorityGroup,
    fresh: after.fresh,
    ...(weights.peers === undefined ? {} : { peers: after.peers }),
  };
}

/** The place's weights as the asker moved them, within the range that the place allows. */
export function weightsFor({ settings }: PackInForce, weighting: Weighting | undefined): MatchWeights {
  const { weights, weightRange } = settings.matching;
  if (!weighting) return weights.value;
  const { leastPercent, mostPercent } = weightRange.value;
  for (const part of weightPartCodes) {
    const percent = weighting[part] ?? standard;
    if (percent < leastPercent || percent > mostPercent)
      throw new AppError(
        'matching.weightOutOfRange',
        { part: weightParts[part], least: leastPercent, most: mostPercent },
        { pointer: `/weights/${part}` },
      );
  }
  return movedWeights(weights.value, weighting);
}

/** What each part counts now and by the place's own weights. */
export function weightingSaid({ settings }: PackInForce, weights: MatchWeights, weighting: Weighting = {}) {
  const [now, own] = [leads(weights), leads(settings.matching.weights.value)];
  const { leastPercent, mostPercent } = settings.matching.weightRange.value;
  const parts = weightPartCodes
    .filter((part) => own[part] > 0)
    .map((part) => ({
      part,
      label: weightParts[part],
      percent: weighting[part] ?? standard,
      points: now[part],
      ownPoints: own[part],
    }));
  return { leastPercent, mostPercent, parts };
}
