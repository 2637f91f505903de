/**
 * What people did so far, as named parts of a score: companions, tastes, similar posts, applicants alike,
 * reach, timing. People and posts are numbered from 0. Points are sums of parts, so every place in a list
 * can be explained; the same input gives the same points. Sex, ethnicity, age and other protected traits
 * have no place in any part. Nothing throws but pairs outside the ranges (RangeError).
 */
export {
  type Bags,
  bagMatch,
  bagsOf,
  bagsOfApplicants,
  bagsOfChoices,
  vocabularyOf,
} from './bags.ts';
export { companions, leadingChoices } from './companions.ts';
export { type Choice, learnWeights } from './learn.ts';
export { type Links, type Lists, linksOf, listLength, listOf, type Pair } from './links.ts';
export { type PersonPlaces, reach } from './places.ts';
export { type Recommended, recommendPosts } from './recommend.ts';
export { type Signal, usualHeight, type WeightedSignal } from './signal.ts';
export { learnTastes, type Tastes, tastes } from './tastes.ts';
export { type DatedChoice, popular, posted, wantedNow } from './timing.ts';
export { wordsOf } from './words.ts';
