import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, judge, verdictOf } from './decide.ts';
import { explain, waitsUntil } from './explain.ts';
import { parseDay } from './literals.ts';
import type { Clause } from './model.ts';
import { Tally } from './tally.ts';
import { programOf } from './test-world.ts';

const clause: Partial<Clause> = {
  when: [{ fact: 'licensed', is: true, say: '没有许可证' }],
  over: 'workers',
  each: [
    { fact: 'worker.insured', is: true, say: '没有参保' },
    {
      any: [
        { lasts: { from: 'worker.from', to: 'worker.to', months: 3, by: 'asOf' } },
        { fact: 'worker.name', is: '免等' },
      ],
    },
    { lasts: { from: 'worker.from', to: 'worker.to', months: 6, by: 'asOf' }, say: '没满半年' },
  ],
};
const program = programOf(clause);

const aWorker = fc.record(
  {
    employed_from: fc.constantFrom('2019-11-30', '2020-02-10', '2020-03-31', '2020-06-30'),
    employed_to: fc.constantFrom('2020-03-01', null),
    insured: fc.boolean(),
    name: fc.constantFrom('免等', '甲'),
  },
  { requiredKeys: ['employed_from'] },
);
const anApplication = fc.record(
  { licensed: fc.boolean(), workers: fc.array(aWorker, { maxLength: 5 }) },
  { requiredKeys: ['workers'] },
);
type Application = typeof anApplication extends fc.Arbitrary<infer T> ? T : never;

const decisionOn = (application: Application): Decision => {
  const decision = judge(program, { as_of: '2020-07-01', ...application }, new Map());
  if (!decision) throw new Error('事实读不懂');
  return decision;
};

describe('多份申请合在一起说', () => {
  it('每条理由的人数、最早的日子，与逐份说明数出来的一样', () => {
    fc.assert(
      fc.property(fc.array(anApplication, { maxLength: 6 }), (applications) => {
        const tally = new Tally(program, 3);
        const counted = new Map<string, { heads: number; due: string | undefined }>();
        for (const decision of applications.map(decisionOn)) {
          tally.add(decision, () => null);
          for (const { state, text, due } of explain(program, verdictOf(program, decision)).reasons) {
            const known = counted.get(`${state} ${text}`);
            const soonest = [known?.due, due].filter((each) => each !== undefined).sort()[0];
            counted.set(`${state} ${text}`, { heads: (known?.heads ?? 0) + 1, due: soonest });
          }
        }
        const told = tally.reasons();
        expect(new Set(told.map(({ state, text }) => `${state} ${text}`))).toEqual(new Set(counted.keys()));
        for (const { state, text, heads, due } of told) {
          const expected = counted.get(`${state} ${text}`);
          expect(due).toBe(expected?.due);
          if (heads !== null) expect(heads).toBe(expected?.heads);
        }
      }),
    );
  });

  it('只等时间的那一天，与说明里的一样', () => {
    fc.assert(
      fc.property(anApplication, (application) => {
        const decision = decisionOn(application);
        const { from } = explain(program, verdictOf(program, decision));
        expect(waitsUntil(program, decision)).toBe(from === undefined ? undefined : parseDay(from));
      }),
    );
  });

  it('查到的值只列前几个人的，人数照数；不满足的排在前面', () => {
    const tally = new Tally(program, 2);
    const workers = ['2020-06-01', '2020-05-01', '2020-04-20'].map((from) => ({
      employed_from: from,
      insured: true,
    }));
    tally.add(decisionOn({ licensed: true, workers } as Application), (thing) => `第${thing}人`);
    const [first, ...rest] = tally.reasons();
    expect(first).toMatchObject({ state: 'no', text: '没满半年', heads: 3, due: '2020-10-20' });
    expect(new Set(first?.found.map(({ who }) => who))).toEqual(new Set(['第0人', '第1人']));
    expect(rest.at(-1)).toMatchObject({ state: 'yes' });
  });
});
