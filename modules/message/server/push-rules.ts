import type { WithheldReason } from '../contract/codes.ts';

/** A place's limits on what reaches a person's phone. */
export interface PushLimits {
  /** Pushes to one person within seven days. */
  weeklyAtMost: number;
  /** 'HH:MM' in the city's time; nothing is sent from the first until the second, over midnight too. */
  quietFrom: string;
  quietTo: string;
}
interface PushFacts {
  hasConsent: boolean;
  /** Why this message cannot go out whatever the hour: no channel, no address, no longer wanted. */
  obstacle: WithheldReason | null;
  pushedThisWeek: number;
}
export type PushVerdict =
  | { state: 'send' }
  | { state: 'withheld'; reason: WithheldReason }
  | { state: 'waiting'; until: string };

const isQuiet = (time: string, { quietFrom, quietTo }: PushLimits): boolean =>
  quietFrom <= quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;

/**
 * Whether a message may be pushed at this moment. `now` is the local moment 'YYYY-MM-DDTHH:MM'; `until` is local too. Withdrawn
 * consent, an obstacle and the weekly limit withhold it for good; quiet hours only put it off.
 */
export function judgePush(facts: PushFacts, limits: PushLimits, now: string): PushVerdict {
  if (!facts.hasConsent) return { state: 'withheld', reason: 'noConsent' };
  if (facts.obstacle) return { state: 'withheld', reason: facts.obstacle };
  if (facts.pushedThisWeek >= limits.weeklyAtMost) return { state: 'withheld', reason: 'tooMany' };
  const [day = '', time = ''] = now.split('T');
  if (!isQuiet(time, limits)) return { state: 'send' };
  const isTomorrow = time >= limits.quietTo;
  const on = isTomorrow ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day;
  return { state: 'waiting', until: `${on}T${limits.quietTo}` };
}
