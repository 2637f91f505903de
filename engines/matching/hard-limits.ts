import { ageOn } from '#engines/calendar/index.ts';
import { distanceBetween, experienceFor, isFarther, isInReach, startOn, waitDays } from './pair.ts';
import type { Candidate, Closer, HardLimit, HardLimitCode, MatchSettings, Params, Vacancy } from './types.ts';

const limit = (code: HardLimitCode, params: Params, closer?: Closer): HardLimit =>
  closer ? { code, params, closer } : { code, params };

function standingLimits(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): HardLimit[] {
  const broken: HardLimit[] = [];
  if (!settings.seekingStatuses.includes(candidate.status)) {
    broken.push(limit('notSeeking', { status: candidate.status }));
  }
  if (!candidate.hasConsent) broken.push(limit('noConsent', {}, 'consent'));
  if (candidate.refusedIds?.includes(vacancy.id)) broken.push(limit('refused', {}));
  if (!vacancy.isOpen) broken.push(limit('closed', {}));
  if (!(vacancy.remaining > 0)) broken.push(limit('noPlaceLeft', { remaining: vacancy.remaining }));
  return broken;
}

function ageLimits(
  candidate: Candidate,
  vacancy: Vacancy,
  settings: MatchSettings,
  asOf: string,
): HardLimit[] {
  const on = startOn(vacancy, asOf);
  const age = candidate.birthOn === null ? Number.NaN : ageOn(candidate.birthOn, on);
  const min = Math.max(settings.workingAge, vacancy.ageMin ?? 0);
  if (Number.isNaN(age)) return [limit('ageUnknown', { min })];
  if (age < min) return [limit('belowWorkingAge', { age, min, on })];
  const max = vacancy.ageMax ?? Number.POSITIVE_INFINITY;
  return age > max ? [limit('aboveAge', { age, max, on })] : [];
}

function abilityLimits(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): HardLimit[] {
  const broken: HardLimit[] = [];
  const { educationRank } = candidate;
  if (!(educationRank >= vacancy.educationRankMin)) {
    broken.push(limit('education', { rank: educationRank, min: vacancy.educationRankMin }));
  }
  for (const { code, required } of vacancy.skills) {
    const isMissing = required && !candidate.skills.includes(code);
    if (isMissing) broken.push(limit('skill', { skill: code }, 'training'));
  }
  const { same, near } = experienceFor(candidate, vacancy, settings);
  const months = same + near;
  if (!(months >= vacancy.experienceMonthsMin)) {
    broken.push(limit('experience', { months, min: vacancy.experienceMonthsMin }));
  }
  return broken;
}

function placeLimits(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): HardLimit[] {
  const { workRange } = candidate;
  const distance = distanceBetween(candidate.regionCode, vacancy.regionCode);
  const broken: HardLimit[] = [];
  if (!isInReach(candidate, vacancy, distance)) {
    broken.push(limit('outOfRange', { distance, workRange }));
  }
  const needsBed = candidate.needsLodging && isFarther(distance, settings.dailyRange);
  if (needsBed && !vacancy.hasLodging) broken.push(limit('noLodging', { distance }, 'lodging'));
  return broken;
}

function timeLimits(
  candidate: Candidate,
  vacancy: Vacancy,
  settings: MatchSettings,
  asOf: string,
): HardLimit[] {
  const broken: HardLimit[] = [];
  if (vacancy.isShift && !candidate.acceptsShift) broken.push(limit('shift', {}));
  if (!(waitDays(candidate, vacancy, asOf) <= settings.maxWaitDays)) {
    const params = { availableOn: candidate.availableOn ?? '', neededOn: vacancy.neededOn };
    broken.push(limit('startsTooLate', params, 'laterStart'));
  }
  return broken;
}

function payLimits(candidate: Candidate, vacancy: Vacancy, { payIsLimit }: MatchSettings): HardLimit[] {
  const { payExpectedFen: expectedFen } = candidate;
  const { payMaxFen } = vacancy;
  if (!payIsLimit || expectedFen === null || payMaxFen >= expectedFen) return [];
  return [limit('payTooLow', { expectedFen, payMaxFen }, 'higherPay')];
}

/** The one code that all these limits have; undefined where there is none or more than one. */
export function onlyCode(limits: readonly HardLimit[]): HardLimitCode | undefined {
  const code = limits[0]?.code;
  return limits.every((each) => each.code === code) ? code : undefined;
}

/**
 * Every hard limit the pair breaks, each with the facts it rests on; empty when the person may be
 * recommended. Nothing is skipped after the first: the clerk sees all of it at once. A fact that is
 * unknown or no date breaks its limit. Age is asked on the day work would begin (G6).
 */
export function checkHardLimits(
  candidate: Candidate,
  vacancy: Vacancy,
  settings: MatchSettings,
  asOf: string,
): HardLimit[] {
  return [
    ...standingLimits(candidate, vacancy, settings),
    ...ageLimits(candidate, vacancy, settings, asOf),
    ...abilityLimits(candidate, vacancy, settings),
    ...placeLimits(candidate, vacancy, settings),
    ...timeLimits(candidate, vacancy, settings, asOf),
    ...payLimits(candidate, vacancy, settings),
  ];
}
