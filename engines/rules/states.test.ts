import { describe, expect, it } from 'vitest';
import { compileClause } from './compile.ts';
import { decide } from './decide.ts';
import { compiled, decided, stateOf, world } from './test-world.ts';

const a = { fact: 'licensed', is: true };
const b = { fact: 'registered', is: true };
const [yes, no, open] = [true, false, undefined];
type Answer = boolean | undefined;
const facts = (licensed: Answer, registered?: Answer) => ({
  ...(licensed === undefined ? {} : { licensed }),
  ...(registered === undefined ? {} : { registered }),
});

describe('三值判断', () => {
  it.each([
    [yes, yes, 'entitled', 'entitled'],
    [yes, no, 'refused', 'entitled'],
    [yes, open, 'unknown', 'entitled'],
    [no, no, 'refused', 'refused'],
    [no, open, 'refused', 'unknown'],
    [open, open, 'unknown', 'unknown'],
  ])('两项分别是 %s 和 %s：都要得 %s，任一得 %s，次序不影响', (one, other, all, any) => {
    for (const pair of [facts(one, other), facts(other, one)]) {
      expect(stateOf({ all: [a, b] }, pair)).toBe(all);
      expect(stateOf({ any: [a, b] }, pair)).toBe(any);
    }
  });

  it('“不是”把是否对调，未知仍是未知', () => {
    expect([yes, no, open].map((each) => stateOf({ not: a }, facts(each)))).toEqual([
      'refused',
      'entitled',
      'unknown',
    ]);
  });

  it('清单没给时未知，给了空清单时“每一项”成立、“至少一项”不成立', () => {
    const that = { fact: 'worker.insured', is: true };
    const [every, some] = [
      { every: 'workers', that },
      { some: 'workers', that },
    ];
    const ask = (workers?: boolean[]) =>
      [every, some].map((each) =>
        stateOf(each, workers ? { workers: workers.map((insured) => ({ insured })) } : {}),
      );
    expect(ask()).toEqual(['unknown', 'unknown']);
    expect(ask([])).toEqual(['entitled', 'refused']);
    expect(ask([true, false])).toEqual(['refused', 'entitled']);
  });

  it('一名职工没填参保：已有一人不参保就不成立，否则未知', () => {
    const every = { every: 'workers', that: { fact: 'worker.insured', is: true } };
    expect(stateOf(every, { workers: [{}, { insured: false }] })).toBe('refused');
    expect(stateOf(every, { workers: [{}, { insured: true }] })).toBe('unknown');
  });

  it('清单含任一词、含全部词、含一个词', () => {
    const grades = { grades: ['甲', '乙'] };
    expect(stateOf({ list: 'grades', has: '甲' }, grades)).toBe('entitled');
    expect(stateOf({ list: 'grades', hasAny: ['丙', '乙'] }, grades)).toBe('entitled');
    expect(stateOf({ list: 'grades', hasAll: ['甲', '丙'] }, grades)).toBe('refused');
    expect(stateOf({ list: 'grades', hasAll: ['甲', '乙'] }, grades)).toBe('entitled');
    expect(stateOf({ list: 'grades', has: '甲' })).toBe('unknown');
    const months = { months: ['2020-03', '2020-04'] };
    expect(stateOf({ list: 'months', has: '2020-03' }, months)).toBe('entitled');
    expect(stateOf({ list: 'months', hasAny: ['2020-05', '2020-06'] }, months)).toBe('refused');
    expect(compiled({ when: [{ list: 'months', has: '三月' }] }).problems[0]?.code).toBe('wrongType');
    expect(compiled({ when: [{ list: 'grades', hasAny: { param: 'perHead' } }] }).problems).toHaveLength(1);
  });
});

describe('未知、明知没有、标准未配置', () => {
  const pays = [{ amount: { multiply: [{ param: 'perHead' }, 'heads'] } }];
  const standards = new Map([['perHead', [{ from: '2020-01-01', value: 600 }]]]);

  it('没填的日期未知，填明没有的日期既不早也不晚', () => {
    const ask = (left: string | null | undefined) =>
      ['isGiven', 'isStated'].map((test) =>
        stateOf({ fact: 'left', [test]: true }, left === undefined ? {} : { left }),
      );
    expect(ask('2020-01-01')).toEqual(['entitled', 'entitled']);
    expect(ask(null)).toEqual(['refused', 'refused']);
    expect(stateOf({ fact: 'left', atMost: '2020-12-31' }, { left: null })).toBe('refused');
    expect(stateOf({ fact: 'left', atLeast: '2020-12-31' }, { left: null })).toBe('refused');
    expect(stateOf({ fact: 'heads', isGiven: true })).toBe('unknown');
    expect(stateOf({ fact: 'heads', isStated: true })).toBe('refused');
  });

  it('只缺标准时给出“标准未配置”，不出金额', () => {
    const { state, fen } = decided({ kind: 'money', pays }, { heads: 2 });
    expect([state, fen]).toEqual(['standardMissing', null]);
  });

  it('缺事实就是未知，标准有没有都一样', () => {
    expect(decided({ kind: 'money', pays }).state).toBe('unknown');
    expect(decided({ kind: 'money', pays }, {}, standards).state).toBe('unknown');
  });

  it('标准生效前未配置，生效后按元算成分；金额为零不享受', () => {
    const later = new Map([['perHead', [{ from: '2020-07-02', value: 600 }]]]);
    expect(decided({ kind: 'money', pays }, { heads: 2 }, later).state).toBe('standardMissing');
    expect(decided({ kind: 'money', pays }, { heads: 2 }, standards).fen).toBe(120_000);
    const none = decided({ kind: 'money', pays }, { heads: 0 }, standards);
    expect([none.state, none.fen]).toEqual(['refused', 0]);
  });

  it('另一项已经不满足时，缺标准的那项不改变结论', () => {
    const tooMuch = { fact: 'sum', atMost: { param: 'perHead' } };
    expect(decided({ when: [tooMuch] }, { sum: 100 }).state).toBe('standardMissing');
    expect(decided({ when: [tooMuch, a] }, { sum: 100, licensed: false }).state).toBe('refused');
    expect(decided({ when: [tooMuch, a] }, { sum: 100 }).state).toBe('unknown');
  });
});

describe('合起来的条件：有人还定不了', () => {
  const clause = {
    over: 'workers',
    each: [{ fact: 'worker.insured', is: true }],
    together: [{ fact: { total: 'chosen', of: 'worker.heads' }, atLeast: 10 }],
  };
  const workers = (...rows: [heads: number, insured?: boolean][]) => ({
    workers: rows.map(([n, insured]) => ({ n, ...(insured === undefined ? {} : { insured }) })),
  });

  it('已经定的人够了就是够了；不够，而还没有定的人可能补上，是未知；补不上的是不够', () => {
    expect(decided(clause, workers([10, true], [5])).state).toBe('entitled');
    expect(decided(clause, workers([6, true], [5])).state).toBe('unknown');
    expect(decided(clause, workers([6, true], [5, false])).state).toBe('refused');
  });

  it('金额只算已经定了的人', () => {
    const paid = { ...clause, kind: 'money' as const, pays: [{ amount: { yuan: 100 } }] };
    expect(decided(paid, workers([10, true], [5])).fen).toBe(100_000);
  });
});

describe('没有说的', () => {
  const heads = { fact: { firstKnown: ['heads', 3] }, atLeast: 3 };
  const open = { ...world, keepsUnknown: true };
  const stateIn = (of: typeof world, condition: object, facts: object = {}) => {
    const clause = { id: 'T-1', title: '测试', kind: 'rule' as const, class: 'hiring', article: '一' };
    const { program } = compileClause({ ...clause, when: [condition as never] }, of);
    if (!program) throw new Error('program');
    return decide(program, { as_of: '2020-07-01', ...facts }, new Map()).state;
  };

  it('案例里没有写的按后备的算；表单和台账里没有的，就是不知道，知道没有的才按后备的算', () => {
    expect([stateIn(world, heads), stateIn(open, heads)]).toEqual(['entitled', 'unknown']);
    expect(stateIn(open, heads, { heads: null })).toBe('entitled');
    expect(stateIn(open, heads, { heads: 2 })).toBe('refused');
    const stated = { fact: 'heads', isStated: false };
    expect([stateIn(world, stated), stateIn(open, stated)]).toEqual(['entitled', 'unknown']);
  });
});
