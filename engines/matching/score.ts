import { daysBetween } from '#engines/calendar/index.ts';
import { distanceBetween, experienceFor, isNearOccupation, waitDays } from './pair.ts';
import { kilometresApart } from './places.ts';
import type {
  Candidate,
  Closer,
  MatchSettings,
  Missing,
  MissingCode,
  PairScore,
  Params,
  Reason,
  ReasonCode,
  Vacancy,
} from './types.ts';

interface Part {
  reasons?: Reason[];
  missing?: Missing[];
}

const earns = (code: ReasonCode, points: number, params: Params): Part => ({
  reasons: [{ code, points, params }],
});
const lacks = (code: MissingCode, params: Params, closer?: Closer): Part => ({
  missing: [closer ? { code, params, closer } : { code, params }],
});

/** The share done ÷ whole of some points, cut to a whole number; 0 when either figure is none. */
export function shareOf(points: number, done: number, whole: number): number {
  // Multiplied first: a quotient would lose a point to binary fractions.
  const share = Math.floor((points * Math.min(whole, Math.max(0, done))) / whole);
  return Number.isNaN(share) ? 0 : share;
}

function scoreWish(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): Part {
  const { occupationCode } = vacancy;
  const { wishSame, wishNear, wishAny } = settings.weights;
  const wishes = candidate.occupationCodes;
  const params = { occupation: occupationCode };
  if (wishes.length === 0) return earns('wishAny', wishAny, {});
  if (wishes.includes(occupationCode)) return earns('wishSame', wishSame, params);
  const near = wishes.find((wish) => isNearOccupation(wish, occupationCode, settings));
  if (near !== undefined) return earns('wishNear', wishNear, { ...params, wish: near });
  return lacks('otherWish', params);
}

function scoreExperience(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): Part {
  const { weights, experienceFullMonths } = settings;
  const { same, near } = experienceFor(candidate, vacancy, settings);
  const samePoints = shareOf(weights.experienceSame, same, experienceFullMonths);
  const nearPoints = shareOf(weights.experienceNear, near, experienceFullMonths);
  if (samePoints >= nearPoints && same > 0) return earns('experienceSame', samePoints, { months: same });
  if (near > 0) return earns('experienceNear', nearPoints, { months: near });
  return lacks('noExperience', { occupation: vacancy.occupationCode }, 'training');
}

function scorePay(candidate: Candidate, vacancy: Vacancy, { weights }: MatchSettings): Part {
  const expected = candidate.payExpectedFen;
  const { payMinFen, payMaxFen } = vacancy;
  if (expected === null) return earns('paySure', weights.paySure, { payMinFen });
  const params = { expectedFen: expected, payMinFen, payMaxFen };
  if (payMinFen >= expected) return earns('paySure', weights.paySure, params);
  if (payMaxFen >= expected) return earns('payPossible', weights.payPossible, params);
  return lacks('payBelow', { ...params, shortFen: expected - payMaxFen }, 'higherPay');
}

/** Pay above the wish; without a wish any pay is. */
function scoreSurplus(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings): Part {
  const { surplusFullFen = 0, weights } = settings;
  const { payExpectedFen } = candidate;
  const surplusFen = payExpectedFen === null ? surplusFullFen : vacancy.payMinFen - payExpectedFen;
  const points = shareOf(weights.paySurplus ?? 0, surplusFen, surplusFullFen);
  return earns('paySurplus', points, payExpectedFen === null ? {} : { surplusFen });
}

function scoreNewPost({ postedOn }: Vacancy, settings: MatchSettings, asOf: string): Part {
  const { newPostDays = 0, weights } = settings;
  if (!postedOn) return {};
  const days = Math.max(0, daysBetween(postedOn, asOf));
  return earns('newPost', shareOf(weights.newPost ?? 0, newPostDays - days, newPostDays), { days });
}

function scorePeers(candidate: Candidate, vacancy: Vacancy, { weights }: MatchSettings): Part {
  const { peerShares, peerCount = 0 } = candidate;
  const share = peerShares?.[vacancy.id] ?? 0;
  const params = { peers: peerCount, applied: Math.round(share * peerCount) };
  return earns('peers', shareOf(weights.peers ?? 0, share, 1), params);
}

function scoreDistance(candidate: Candidate, vacancy: Vacancy, { weights, places }: MatchSettings): Part {
  const distance = distanceBetween(candidate.regionCode, vacancy.regionCode);
  const points = weights.near[distance];
  const km = places && kilometresApart(candidate.regionCode, vacancy.regionCode, places);
  const params: Params = km === undefined ? { distance } : { distance, km };
  return points > 0 ? earns('near', points, params) : lacks('farAway', params);
}

function scoreStart(candidate: Candidate, vacancy: Vacancy, settings: MatchSettings, asOf: string): Part {
  const days = waitDays(candidate, vacancy, asOf);
  const span = settings.maxWaitDays + 1;
  const part = earns('available', shareOf(settings.weights.available, span - days, span), { days });
  return days === 0 ? part : { ...part, ...lacks('startsLater', { days }, 'laterStart') };
}

function scoreSkills(candidate: Candidate, vacancy: Vacancy, { weights }: MatchSettings): Part {
  const asked = vacancy.skills.filter(({ required }) => !required).map(({ code }) => code);
  const absent = asked.filter((code) => !candidate.skills.includes(code));
  const held = asked.length - absent.length;
  const points = asked.length === 0 ? weights.skills : shareOf(weights.skills, held, asked.length);
  return {
    ...earns('skills', points, { held, asked: asked.length }),
    missing: absent.flatMap((skill) => lacks('skill', { skill }, 'training').missing ?? []),
  };
}

function scoreGroup(candidate: Candidate, { weights, priorityGroups }: MatchSettings): Part {
  const group = candidate.groups.find((each) => priorityGroups.includes(each));
  return group === undefined ? {} : earns('priorityGroup', weights.priorityGroup, { group });
}

function scoreContact(candidate: Candidate, settings: MatchSettings, asOf: string): Part {
  const { lastContactOn } = candidate;
  if (lastContactOn === null) return lacks('contactOld', {}, 'contact');
  const days = Math.max(0, daysBetween(lastContactOn, asOf));
  const points = shareOf(settings.weights.fresh, settings.freshDays - days, settings.freshDays);
  if (points > 0) return earns('fresh', points, { days });
  return lacks('contactOld', { lastContactOn }, 'contact');
}

/**
 * How well a pair fits, 0 to 1000, as a sum of named reasons, and what would bring it closer. The
 * same from both sides. Hard limits are not asked here. Parts earning nothing are no reason; with
 * settings that pass checkMatchSettings the best possible pair has 1000.
 */
export function scorePair(
  candidate: Candidate,
  vacancy: Vacancy,
  settings: MatchSettings,
  asOf: string,
): PairScore {
  const parts = [
    scoreWish(candidate, vacancy, settings),
    scoreExperience(candidate, vacancy, settings),
    scorePay(candidate, vacancy, settings),
    scoreSurplus(candidate, vacancy, settings),
    scoreDistance(candidate, vacancy, settings),
    scoreStart(candidate, vacancy, settings, asOf),
    scoreSkills(candidate, vacancy, settings),
    scoreGroup(candidate, settings),
    scoreContact(candidate, settings, asOf),
    scoreNewPost(vacancy, settings, asOf),
    scorePeers(candidate, vacancy, settings),
  ];
  const reasons = parts.flatMap((part) => part.reasons ?? []).filter(({ points }) => points > 0);
  return {
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
    missing: parts.flatMap((part) => part.missing ?? []),
  };
}
