import type { MatchSettings } from './types.ts';

/** Points of a pair that has everything; a scale, not a policy. */
const FULL_SCORE = 1000;

export interface SettingsProblem {
  code: 'notWhole' | 'zero' | 'lessForMore' | 'weightsNotFull';
  /** The setting, as a path: 'weights.near.city'. */
  field: string;
}

/** Pairs of weights where the second, the weaker fact, must not earn more. */
function weakerFacts({ weights }: MatchSettings): (readonly [string, number, number])[] {
  const { near } = weights;
  return [
    ['weights.wishNear', weights.wishSame, weights.wishNear],
    ['weights.wishAny', weights.wishSame, weights.wishAny],
    ['weights.experienceNear', weights.experienceSame, weights.experienceNear],
    ['weights.payPossible', weights.paySure, weights.payPossible],
    ['weights.near.town', near.village, near.town],
    ['weights.near.county', near.town, near.county],
    ['weights.near.city', near.county, near.city],
    ['weights.near.far', near.city, near.far],
  ];
}

/**
 * What is wrong with a pack's settings, empty when they are sound: numbers that are not whole or
 * negative, spans of zero, a weaker fact earning more than the stronger, or parts that do not add up
 * to 1000. Asked once, when a pack is loaded.
 */
export function checkMatchSettings(settings: MatchSettings): SettingsProblem[] {
  const { weights } = settings;
  const { near, ...single } = weights;
  const named = (prefix: string, values: object) =>
    Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value] as const);
  const { workingAge, maxWaitDays, occupationGroupLength, experienceFullMonths, freshDays } = settings;
  const spans = { workingAge, occupationGroupLength, experienceFullMonths, freshDays };
  const numbers = [
    ...named('', { maxWaitDays, ...spans }),
    ...named('weights.', single),
    ...named('weights.near.', near),
  ];
  const { wishSame, experienceSame, paySure, available, skills, priorityGroup, fresh } = weights;
  const { paySurplus = 0, newPost = 0, peers = 0 } = weights;
  const always = [wishSame, experienceSame, paySure, near.village, available, skills, priorityGroup, fresh];
  const parts = [...always, paySurplus, newPost, peers];
  const sum = parts.reduce((total, part) => total + part, 0);
  const problem = (code: SettingsProblem['code']) => (field: string) => ({ code, field });
  return [
    ...numbers
      .filter(([, value]) => !Number.isSafeInteger(value) || value < 0)
      .map(([field]) => problem('notWhole')(field)),
    ...named('', spans)
      .filter(([, value]) => value === 0)
      .map(([field]) => problem('zero')(field)),
    ...weakerFacts(settings)
      .filter(([, stronger, weaker]) => weaker > stronger)
      .map(([field]) => problem('lessForMore')(field)),
    ...(sum === FULL_SCORE ? [] : [problem('weightsNotFull')('weights')]),
  ];
}
