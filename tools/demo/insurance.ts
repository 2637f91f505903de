import { addDays, addMonths, firstDayOf, lastDayOf, monthOf } from '#engines/calendar/index.ts';
import type { DemoContext } from './context.ts';
import { companyName, usccOf } from './identity.ts';
import type { PlacementPlan } from './placements.ts';

/** One month somebody was insured; dates 'YYYY-MM-DD'. */
export interface InsuredMonth {
  employerUscc: string;
  employerName: string;
  /** False: by an employer outside the ledger. */
  isHere: boolean;
  month: string;
  paidOn: string;
  isBackPaid: boolean;
}

const after = (month: string, months: number) => monthOf(addMonths(firstDayOf(month), months));

/** Months that an employer who insures on time has paid by now, from the month of joining or the one after. */
function regularMonths(context: DemoContext, onboardOn: string, leftOn: string | null): string[] {
  const months: string[] = [];
  const lastPaid = after(monthOf(context.today), -1);
  const last = leftOn !== null && monthOf(leftOn) < lastPaid ? monthOf(leftOn) : lastPaid;
  for (
    let month = onboardOn.slice(8) <= '15' ? monthOf(onboardOn) : after(monthOf(onboardOn), 1);
    month <= last;
    month = after(month, 1)
  )
    months.push(month);
  return months;
}

/**
 * What the insurance office's file says about one employment: mostly what it should; now and then a month is missing or
 * was paid later, somebody is insured by another employer, before starting, or still after leaving.
 */
export function insuranceOf(
  context: DemoContext,
  { index, post, onboardOn, leftOn, status }: PlacementPlan,
): InsuredMonth[] {
  if (onboardOn === null || (status !== 'onboarded' && status !== 'left')) return [];
  const random = context.random('insurance', index);
  const begin = context.day(onboardOn);
  const end = leftOn === null ? null : context.day(leftOn);
  const here = { employerUscc: post.enterprise.uscc, employerName: post.enterprise.name, isHere: true };
  const paid = (month: string, isBackPaid = false): InsuredMonth => {
    const paidOn = isBackPaid ? addDays(lastDayOf(month), 9) : addDays(firstDayOf(month), 19);
    return { ...here, month, paidOn, isBackPaid };
  };
  const regular = regularMonths(context, begin, end);
  const rows = regular.map((month) => paid(month, random.chance(0.04)));
  if (random.chance(0.08)) rows.pop();
  const first = regular[0];
  if (first && random.chance(0.02))
    rows.unshift(paid(after(monthOf(begin), -1)), ...(first > monthOf(begin) ? [paid(monthOf(begin))] : []));
  const lastPaid = after(monthOf(context.today), -1);
  if (end !== null && after(monthOf(end), 1) <= lastPaid && random.chance(0.3))
    rows.push(paid(after(monthOf(end), 1)));
  if (random.chance(0.03) && regular[1]) {
    const outside = context.figures.signed + random.int(0, 50);
    rows.push({
      ...paid(regular[1]),
      employerUscc: usccOf(context.demo, outside),
      employerName: companyName(context.demo, outside, '', []),
      isHere: false,
    });
  }
  return rows;
}
