import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { forecast } from './forecast.ts';
import { parseDay } from './literals.ts';
import type { Clause, Json } from './model.ts';
import { addMonths, dateText, fullMonths, fullYears } from './runtime.ts';
import { decided, programOf } from './test-world.ts';

const plus = (day: string, months: number): string => dateText(addMonths(parseDay(day), months));
const between = (first: string, last: string): number => fullMonths(parseDay(first), parseDay(last));

describe('月末的整月计算', () => {
  it('目标月没有这一天的，落在该月最后一天；从首日加，不逐月累加', () => {
    expect([1, 2, 3, 13].map((months) => plus('2020-01-31', months))).toEqual([
      '2020-02-29',
      '2020-03-31',
      '2020-04-30',
      '2021-02-28',
    ]);
    expect(plus('2020-03-31', -1)).toBe('2020-02-29');
    expect(plus('2020-02-29', 12)).toBe('2021-02-28');
  });

  it('首日末日都算在内：做满到下月同一天的前一天才是一个整月', () => {
    expect(between('2020-01-01', '2020-01-31')).toBe(1);
    expect(between('2020-01-01', '2020-01-30')).toBe(0);
    expect(between('2020-01-31', '2020-02-28')).toBe(1);
    expect(between('2020-01-31', '2020-02-27')).toBe(0);
    expect(between('2020-02-29', '2021-02-27')).toBe(12);
    expect(fullYears(parseDay('2000-02-29'), parseDay('2018-02-28'))).toBe(18);
    expect(fullYears(parseDay('2000-02-29'), parseDay('2018-02-27'))).toBe(17);
  });

  it('没有截止日的满任意月，未知的仍是未知', () => {
    expect(fullMonths(parseDay('2020-01-01'), Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(fullMonths(Number.NaN, parseDay('2020-01-01'))).toBeNaN();
  });
});

const stays = (months: number, more: { [key: string]: Json } = {}) => ({
  lasts: { from: 'worker.from', to: 'worker.to', months, by: 'asOf', ...more },
});
const staying: Partial<Clause> = { over: 'workers', each: [stays(3)] };
const due = (clause: Partial<Clause>, worker: { [key: string]: Json }) =>
  decided(clause, { as_of: '2020-07-01', workers: [worker] }).findings[0];

describe('要等时间的条件', () => {
  it('还没做满的，说明哪天满；做满当天成立', () => {
    expect(due(staying, { employed_from: '2020-05-31' })).toMatchObject({ state: 'no', due: '2020-08-31' });
    expect(due(staying, { employed_from: '2020-04-02' })).toMatchObject({ state: 'no', due: '2020-07-02' });
    expect(due(staying, { employed_from: '2020-04-01' })).toMatchObject({ state: 'yes' });
  });

  it('没做满就离岗的不成立，也没有能等到的日子；最后一天算做满', () => {
    const short = due(staying, { employed_from: '2020-01-01', employed_to: '2020-03-30' });
    expect([short?.state, short?.due]).toEqual(['no', undefined]);
    expect(due(staying, { employed_from: '2020-01-01', employed_to: '2020-03-31' })?.state).toBe('yes');
  });

  it('不看核定日的期限，合同写到那天就成立', () => {
    const contract = { lasts: { from: 'worker.from', to: 'worker.to', months: 12 } };
    const clause: Partial<Clause> = { over: 'workers', each: [contract] };
    expect(due(clause, { employed_from: '2020-07-01', employed_to: '2021-06-30' })?.state).toBe('yes');
    expect(due(clause, { employed_from: '2020-07-01', employed_to: '2021-06-29' })?.state).toBe('no');
  });

  it('某一天起才可申请：当天成立，之前说明哪天起', () => {
    const clause: Partial<Clause> = { when: [{ reached: { addMonths: [{ date: '2020-01-31' }, 6] } }] };
    const ask = (as_of: string) => decided(clause, { as_of }).findings[0];
    expect(ask('2020-07-30')).toMatchObject({ state: 'no', due: '2020-07-31' });
    expect(ask('2020-07-31')).toMatchObject({ state: 'yes' });
  });

  it('只差时间的说明“尚不符合，哪天起”；还差别的只说不符合', () => {
    const clause: Partial<Clause> = { ...staying, when: [{ fact: 'licensed', is: true }] };
    const ask = (licensed: boolean) => {
      const facts = { licensed, workers: [{ employed_from: '2020-06-01' }, { employed_from: '2020-05-01' }] };
      return explain(programOf(clause), decided(clause, facts));
    };
    expect(ask(true)).toMatchObject({ standing: 'notYet', from: '2020-08-01' });
    expect(ask(false).standing).toBe('refused');
  });
});

describe('往后要付的钱', () => {
  const stage = (months: number, yuan: number) => ({
    when: { lasts: { from: 'worker.from', to: 'worker.to', months, by: 'asOf' } },
    amount: { yuan },
    on: { addMonths: ['worker.from', months] },
  });
  const staged = programOf({
    kind: 'money',
    over: 'workers',
    each: [stays(1)],
    pays: [stage(1, 600), stage(2, 300), stage(3, 300)],
  });
  const from = (as_of: string, worker: { [key: string]: Json }) =>
    forecast(staged, { as_of, workers: [worker] }, new Map(), '2020-12-31');

  it('分三段付的，逐段列出到期日，付过的不再列', () => {
    expect(from('2020-07-15', { employed_from: '2020-05-31' })).toEqual([
      { on: '2020-07-31', dueOn: '2020-07-31', fen: 30_000 },
      { on: '2020-08-31', dueOn: '2020-08-31', fen: 30_000 },
    ]);
    expect(from('2020-05-01', { employed_from: '2020-05-31' }).map((each) => each.fen)).toEqual([
      60_000, 30_000, 30_000,
    ]);
  });

  it('核定日正是第一段到期日，后两段照列', () => {
    expect(from('2020-07-01', { employed_from: '2020-06-01' }).map((each) => each.on)).toEqual([
      '2020-08-01',
      '2020-09-01',
    ]);
  });

  it('按核定日一次付清的，只列最早能核定的那天；已能核定的不再列', () => {
    const single = programOf({
      kind: 'money',
      over: 'workers',
      each: [stays(3)],
      pays: [{ amount: { yuan: 600 } }],
    });
    const ask = (as_of: string) =>
      forecast(single, { as_of, workers: [{ employed_from: '2020-05-31' }] }, new Map(), '2020-12-31');
    expect(ask('2020-07-01')).toEqual([{ on: '2020-08-31', dueOn: '2020-08-31', fen: 60_000 }]);
    expect(ask('2020-09-01')).toEqual([]);
  });

  it('中途离岗的只到离岗前满的那段；几个相同的人一起算', () => {
    const left = { employed_from: '2020-05-01', employed_to: '2020-06-30', n: 2 };
    expect(from('2020-05-15', left)).toEqual([
      { on: '2020-06-01', dueOn: '2020-06-01', fen: 120_000 },
      { on: '2020-07-01', dueOn: '2020-07-01', fen: 60_000 },
    ]);
  });
});
