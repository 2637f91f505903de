import { addMonths, fullMonths } from '#engines/rules/runtime.ts';
import { dayCount } from '../days.ts';
import type { LedgerWords } from './words.ts';

const monthCount = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * Whole months from a day ('YYYY-MM-DD') to somebody's retirement by the law in force on that day; 0 once retired,
 * undefined before the first law of the table. Ages and delays: packs/base/policies/ledger.yaml.
 */
export function monthsToRetirement(
  laws: LedgerWords['retirement'],
  { birthOn, sex }: { birthOn: string; sex: 'male' | 'female' },
  on: string,
): number | undefined {
  const law = laws.findLast(({ from }) => from <= on)?.[sex];
  if (!law) return undefined;
  const { age, bornFrom, monthsPerMonth = 1, atMost = 0 } = law;
  const late = bornFrom === undefined ? -1 : monthCount(birthOn) - monthCount(bornFrom);
  const delay = late < 0 ? 0 : Math.min(atMost, Math.floor(late / monthsPerMonth) + 1);
  const retires = addMonths(dayCount(birthOn), age * 12 + delay);
  return Math.max(0, fullMonths(dayCount(on), retires - 1));
}
