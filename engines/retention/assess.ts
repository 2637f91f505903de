import {
  addDays,
  isValidDate,
  monthsFrom,
  serviceMonthsCompletedOn,
  serviceMonthsReached,
} from '#engines/calendar/index.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import type {
  MilestoneState,
  MilestoneVerdict,
  RetentionFacts,
  RetentionReason,
  RetentionVerdict,
} from './types.ts';

function insuranceReasons(
  facts: RetentionFacts,
  evidence: Evidence,
  covered: readonly string[],
  isEnough: boolean,
): RetentionReason[] {
  if (!facts.reading.requireInsurance) return ['insuranceNotRequired'];
  if (isEnough) return ['insuredMonthsEnough'];
  const isDropped = (month: string) => evidence.here.has(month) && !evidence.counted.has(month);
  return covered.some(isDropped) ? ['insuredMonthsShort', 'backPaidNotCounted'] : ['insuredMonthsShort'];
}

function assessMilestone(facts: RetentionFacts, evidence: Evidence, months: number): MilestoneVerdict {
  const { onboardOn, leftOn, asOf, reading } = facts;
  const dueOn = serviceMonthsCompletedOn(onboardOn, months);
  const covered = monthsFrom(onboardOn, addDays(dueOn, -1));
  const usedMonths = covered.filter((month) => evidence.counted.has(month));
  const isEnough = usedMonths.length >= months;
  const verdict = (state: MilestoneState, reasons: RetentionReason[]): MilestoneVerdict => {
    const isShort = reading.requireInsurance && !isEnough && state !== 'notDue' && state !== 'failed';
    const missingMonths = isShort ? covered.filter((month) => !evidence.counted.has(month)) : [];
    const shortBy = isShort ? months - usedMonths.length : 0;
    return { months, dueOn, state, usedMonths, missingMonths, shortBy, reasons };
  };

  if (!serviceMonthsReached(onboardOn, leftOn, months, asOf)) {
    const hasLeft = leftOn !== null && leftOn <= asOf;
    return hasLeft ? verdict('failed', ['leftBeforeDue']) : verdict('notDue', ['serviceNotReached']);
  }
  const insurance = insuranceReasons(facts, evidence, covered, isEnough);
  const reasons: RetentionReason[] = ['serviceReached', ...insurance];
  if (covered.some((month) => evidence.elsewhere.has(month))) {
    return verdict('disputed', [...reasons, 'insuredElsewhere']);
  }
  return verdict(insurance.includes('insuredMonthsShort') ? 'unproven' : 'confirmed', reasons);
}

/**
 * Whether one employment reached its milestones of stable employment as far as is known on asOf
 * (M13, P02), with what proves it and what contradicts it.
 *
 * The service of n months is the days from onboardOn to the day before dueOn (G2); its covered months
 * are the calendar months those days touch: n of them when it starts on the 1st, otherwise n + 1. It
 * is proved by n of the covered months insured here, in any order (G4), because an employer may insure
 * from the month after joining. Insurance elsewhere in a covered month spent wholly here makes it
 * disputed, however much else is proved. The other contradictions are listed for a call-back and
 * change no state: they lie outside the covered months.
 *
 * A date that is none makes every milestone 'unproven' with reason 'invalidDate'; insurance rows
 * without a proper month are left out. Nothing throws.
 */
export function assessRetention(facts: RetentionFacts): RetentionVerdict {
  const { onboardOn, leftOn, asOf, milestones } = facts;
  if (![onboardOn, leftOn ?? onboardOn, asOf].every(isValidDate)) {
    const unknown = milestones.map((months) => ({
      months,
      dueOn: serviceMonthsCompletedOn(onboardOn, months),
      state: 'unproven' as const,
      usedMonths: [],
      missingMonths: [],
      shortBy: 0,
      reasons: ['invalidDate' as const],
    }));
    return { milestones: unknown, contradictions: [] };
  }
  const evidence = readEvidence(facts);
  return {
    milestones: milestones.map((months) => assessMilestone(facts, evidence, months)),
    contradictions: evidence.contradictions,
  };
}
