import { addDays, addMonths, firstDayOf, monthOf, weekOf, type Weekday } from '#engines/calendar/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

export type Cycle = PackInForce['settings']['sendingReturn']['value'];

export interface FilingPeriod {
  from: string;
  to: string;
  /** Last day on which the return is in time. */
  dueOn: string;
}

const monthsOfQuarter = 3;

function monthsFrom(first: string, count: number, dueDay: number): FilingPeriod {
  const next = addMonths(first, count);
  return { from: first, to: addDays(next, -1), dueOn: addDays(next, dueDay - 1) };
}

/** The period of the return that holds a day: seven days that end on the day of reporting, a month, or a quarter. */
export function filingPeriodOf(cycle: Cycle, on: string): FilingPeriod {
  if (cycle.cycle === 'weekly') {
    const { from, to } = weekOf(on, ((cycle.weekday % 7) + 1) as Weekday);
    return { from, to, dueOn: to };
  }
  const month = firstDayOf(monthOf(on));
  if (cycle.cycle === 'monthly') return monthsFrom(month, 1, cycle.dueDay);
  const past = (Number(month.slice(5, 7)) - 1) % monthsOfQuarter;
  return monthsFrom(addMonths(month, -past), monthsOfQuarter, cycle.dueDay);
}

/** The last periods that may be submitted, newest first: one may be from its last day on. */
export function lastPeriods(cycle: Cycle, today: string, count: number): FilingPeriod[] {
  const running = filingPeriodOf(cycle, today);
  const periods: FilingPeriod[] = running.to <= today ? [running] : [];
  let before = running.from;
  while (periods.length < count) {
    const period = filingPeriodOf(cycle, addDays(before, -1));
    periods.push(period);
    before = period.from;
  }
  return periods;
}
