import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#engines/calendar/index.ts';
import { assessRetention, type InsuredMonth, type RetentionFacts } from './index.ts';

const MILESTONES = [1, 2, 3, 6];
const day = fc.integer({ min: 0, max: 420 }).map((n) => addDays('2017-11-01', n));
const insured: fc.Arbitrary<InsuredMonth> = fc.record({
  month: day.map((date) => date.slice(0, 7)),
  enterpriseId: fc.constantFrom('here', 'here', 'here', 'here', 'here', 'other'),
  backPaid: fc.boolean(),
  paidOn: fc.option(day, { nil: null }),
});
const facts: fc.Arbitrary<RetentionFacts> = fc.record({
  enterpriseId: fc.constant('here'),
  onboardOn: fc.integer({ min: 0, max: 200 }).map((n) => addDays('2017-11-01', n)),
  leftOn: fc.option(day, { nil: null }),
  asOf: day,
  milestones: fc.constant(MILESTONES),
  insuredMonths: fc.array(insured, { maxLength: 16 }),
  reading: fc.record({ requireInsurance: fc.boolean(), countBackPaid: fc.boolean() }),
});
const states = (given: RetentionFacts) => assessRetention(given).milestones.map(({ state }) => state);

/** Counts single days with Temporal instead of computing with months. */
function oracle(given: RetentionFacts, months: number): string {
  const { onboardOn, leftOn, asOf, insuredMonths, reading } = given;
  const onboard = Temporal.PlainDate.from(onboardOn);
  const isDue = (date: Temporal.PlainDate) => {
    const passed = (date.year - onboard.year) * 12 + date.month - onboard.month;
    const isSameDay = date.day === onboard.day;
    return passed === months && (isSameDay || (date.day < onboard.day && date.day === date.daysInMonth));
  };
  const covered = new Set<string>();
  let date = onboard;
  for (; !isDue(date); date = date.add({ days: 1 })) covered.add(date.toString().slice(0, 7));
  const due = date.toString();
  const hasLeft = leftOn !== null && leftOn <= asOf;
  const firstDayOff = hasLeft ? Temporal.PlainDate.from(leftOn).add({ days: 1 }).toString() : asOf;
  if (firstDayOff < due) return hasLeft ? 'failed' : 'notDue';

  const wasAtWorkAllMonth = (month: string) => {
    let each = Temporal.PlainDate.from(`${month}-01`);
    for (; each.toString().startsWith(month); each = each.add({ days: 1 })) {
      if (each.toString() < onboardOn || (leftOn !== null && each.toString() > leftOn)) return false;
    }
    return true;
  };
  let proved = 0;
  for (const month of covered) {
    const rows = insuredMonths.filter((row) => row.month === month && (row.paidOn ?? asOf) <= asOf);
    const isElsewhere = rows.some(({ enterpriseId }) => enterpriseId === 'other');
    if (isElsewhere && wasAtWorkAllMonth(month)) return 'disputed';
    const here = rows.filter(({ enterpriseId }) => enterpriseId === 'here');
    if (here.some(({ backPaid }) => !backPaid || reading.countBackPaid)) proved += 1;
  }
  return proved >= months || !reading.requireInsurance ? 'confirmed' : 'unproven';
}

describe('稳定就业认定的规律', () => {
  it('与逐日数日子的笨办法结果一致', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(states(given)).toEqual(MILESTONES.map((months) => oracle(given, months)));
      }),
      { numRuns: 3000 },
    );
  });

  it('多一条本企业的参保记录，只会更有利', () => {
    const rank = ['notDue', 'failed', 'unproven', 'disputed', 'confirmed'];
    fc.assert(
      fc.property(facts, insured, (given, row) => {
        const more = [...given.insuredMonths, { ...row, enterpriseId: 'here' }];
        const before = states(given).map((state) => rank.indexOf(state));
        const after = states({ ...given, insuredMonths: more }).map((state) => rank.indexOf(state));
        for (const [n, state] of after.entries()) expect(state).toBeGreaterThanOrEqual(before[n] ?? 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('日子往后走，到期的不会变回未到期，失败的不会翻案，已认定的只可能因新证据存疑', () => {
    const later: Record<string, string[]> = {
      notDue: ['notDue', 'failed', 'unproven', 'disputed', 'confirmed'],
      failed: ['failed'],
      unproven: ['unproven', 'disputed', 'confirmed'],
      disputed: ['disputed'],
      confirmed: ['confirmed', 'disputed'],
    };
    fc.assert(
      fc.property(facts, fc.nat(200), (given, days) => {
        const after = states({ ...given, asOf: addDays(given.asOf, days) });
        for (const [n, state] of states(given).entries()) expect(later[state]).toContain(after[n]);
      }),
      { numRuns: 1000 },
    );
  });

  it('记录的先后和重复不影响结果', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const shuffled = [...given.insuredMonths, ...given.insuredMonths].reverse();
        expect(assessRetention({ ...given, insuredMonths: shuffled })).toEqual(assessRetention(given));
      }),
    );
  });

  it('短期的节点没达到，长期的也不会达到', () => {
    const isReached = (state: string) => state !== 'notDue' && state !== 'failed';
    fc.assert(
      fc.property(facts, (given) => {
        const reached = states(given).map(isReached);
        expect(reached).toEqual([...reached].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
