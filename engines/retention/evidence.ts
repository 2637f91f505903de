import { addDays, firstDayOf, isValidDate, lastDayOf, monthOf } from '#engines/calendar/index.ts';
import type { Contradiction, InsuredMonth, RetentionFacts } from './types.ts';

/** The insurance data sorted for one employment, as known on asOf. */
export interface Evidence {
  /** Months insured here, paid in any way. */
  here: ReadonlySet<string>;
  /** Months insured here that the reading counts. */
  counted: ReadonlySet<string>;
  /** Months insured elsewhere that this employment fills from the first day to the last. */
  elsewhere: ReadonlySet<string>;
  contradictions: Contradiction[];
}

/**
 * A month the person spent wholly in this employment. In the month of joining or leaving, insurance
 * by the former or next employer is normal and contradicts nothing.
 */
function isWholeMonth(month: string, { onboardOn, leftOn }: RetentionFacts): boolean {
  return firstDayOf(month) >= onboardOn && (leftOn === null || lastDayOf(month) <= leftOn);
}

function isSeen({ month, paidOn }: InsuredMonth, asOf: string): boolean {
  const first = firstDayOf(month);
  return isValidDate(first) && first <= asOf && (!paidOn || paidOn <= asOf);
}

/** The unbroken run of months insured here right up to the month of joining; an earlier, separate spell is none of it. */
function runBefore(onboardOn: string, here: ReadonlySet<string>): string[] {
  const run: string[] = [];
  const before = (month: string) => monthOf(addDays(firstDayOf(month), -1));
  for (let month = before(monthOf(onboardOn)); here.has(month); month = before(month)) {
    run.unshift(month);
  }
  return run;
}

function insuredElsewhere(seen: readonly InsuredMonth[], facts: RetentionFacts) {
  const rows = seen.filter(
    ({ month, enterpriseId }) => enterpriseId !== facts.enterpriseId && isWholeMonth(month, facts),
  );
  const pairs = new Map(rows.map((row) => [`${row.month} ${row.enterpriseId}`, row]));
  return [...pairs.keys()].sort().flatMap((key) => pairs.get(key) ?? []);
}

export function readEvidence(facts: RetentionFacts): Evidence {
  const { onboardOn, leftOn, asOf, enterpriseId, reading } = facts;
  const seen = facts.insuredMonths.filter((row) => isSeen(row, asOf));
  const own = seen.filter((row) => row.enterpriseId === enterpriseId);
  const here = new Set(own.map(({ month }) => month).sort());
  const counted = own.filter(({ backPaid }) => reading.countBackPaid || !backPaid);
  const elsewhere = insuredElsewhere(seen, facts);
  const afterLeaving = leftOn === null ? [] : [...here].filter((month) => month > monthOf(leftOn));
  const contradictions: Contradiction[] = [
    ...elsewhere.map((row) => ({
      code: 'insuredElsewhere' as const,
      month: row.month,
      enterpriseId: row.enterpriseId,
    })),
    ...afterLeaving.map((month) => ({ code: 'paidAfterLeaving' as const, month })),
    ...runBefore(onboardOn, here).map((month) => ({
      code: 'insuredBeforeOnboard' as const,
      month,
    })),
  ];
  if (leftOn !== null && leftOn < onboardOn) contradictions.push({ code: 'leftBeforeOnboard' });
  return {
    here,
    counted: new Set(counted.map(({ month }) => month)),
    elsewhere: new Set(elsewhere.map(({ month }) => month)),
    contradictions,
  };
}
