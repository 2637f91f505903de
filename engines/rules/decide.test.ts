import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { encodeCases } from './frame.ts';
import type { Clause } from './model.ts';
import { compiled, decided, programOf } from './test-world.ts';

describe('给定义起的名称', () => {
  it('一个数也能起名，理由里说名称；没有填的说法等于没有写', () => {
    const clause: Partial<Clause> = {
      let: { least: { number: 10, label: '最低人数' } },
      when: [{ fact: 'heads', atLeast: 'least', say: '', label: '' }],
    };
    const { reasons } = explain(programOf(clause), decided(clause, { heads: 3 }));
    expect(reasons.map(({ text }) => text)).toEqual(['不满足：人数不低于 最低人数 人']);
    expect(
      compiled({ let: { bad: { number: '十' } }, when: [{ fact: 'heads', is: 'bad' }] }).problems,
    ).not.toEqual([]);
  });
});

describe('一次说全所有理由', () => {
  const clause: Partial<Clause> = {
    when: [
      { fact: 'licensed', is: true, say: '没有许可证', article: '二（一）' },
      { fact: 'heads', atLeast: 10 },
      { fact: 'registered', is: true },
    ],
    over: 'workers',
    each: [
      { fact: 'worker.insured', is: true },
      { fact: 'worker.from', atLeast: '2020-01-01' },
    ],
  };
  const facts = {
    licensed: false,
    heads: 3,
    workers: [
      { insured: false, employed_from: '2019-12-31' },
      { insured: true, employed_from: '2020-01-01' },
    ],
  };

  it('申请的和每名职工的不满足、未知都列出，第一项不满足也不停', () => {
    const { findings, state, things } = decided(clause, facts);
    expect(state).toBe('refused');
    expect(things).toEqual(['no', 'yes']);
    expect(findings.map(({ thing, state: each }) => [thing, each])).toEqual([
      [-1, 'no'],
      [-1, 'no'],
      [-1, 'unknown'],
      [0, 'no'],
      [0, 'no'],
      [1, 'yes'],
      [1, 'yes'],
    ]);
  });

  it('每条理由带原话、条文、查到的值；未知的说要哪份材料', () => {
    const { reasons } = explain(programOf(clause), decided(clause, facts));
    expect(reasons[0]).toMatchObject({
      text: '没有许可证',
      article: '二（一）',
      found: [{ label: '有许可证', value: '否' }],
    });
    expect(reasons[1]?.found).toEqual([{ label: '人数', value: '3 人' }]);
    expect(reasons[2]).toMatchObject({ state: 'unknown', materials: ['登记表'] });
  });
});

describe('写错的事实', () => {
  const program = programOf({
    when: [
      { fact: 'licensed', is: true },
      { fact: 'sum', atMost: { yuan: 600 } },
    ],
    over: 'workers',
    each: [{ fact: 'worker.from', atMost: 'asOf' }],
  });
  const paths = (facts: object): string[] =>
    encodeCases(program, [{ as_of: '2020-07-01', ...facts }]).problems.map((each) => each.path);

  it('逐处说出路径，一处都不漏', () => {
    const workers = [{ employed_from: '2020-02-30' }, { employed_from: '2020-02-29' }, { n: '三' }];
    expect(paths({ licensed: '是', sum: 0.001, workers })).toEqual([
      'licensed',
      'sum',
      'workers[0].employed_from',
      'workers[2].n',
    ]);
    expect(paths({ workers: '张三' })).toEqual(['workers']);
  });

  it('没填和填明没有不算写错', () => {
    expect(paths({ licensed: null, workers: [{ employed_from: null }, {}] })).toEqual([]);
  });

  it('有一处写错就什么都不算', () => {
    const { state, fen, findings, problems } = decided(
      { when: [{ fact: 'licensed', is: true }] },
      { licensed: 1 },
    );
    expect([state, fen, findings]).toEqual(['unknown', null, []]);
    expect(problems.map((each) => each.path)).toEqual(['licensed']);
  });
});

describe('结果的文字', () => {
  const missing: Partial<Clause> = {
    let: {
      uninsured: {
        names: 'workers',
        of: '{worker.name}@{worker.from}',
        where: { fact: 'worker.insured', is: false },
        between: '、',
      },
      short: { subtract: [10, 'heads'] },
    },
    outcomes: [
      { when: { fact: 'heads', below: 10 }, say: 'short:{short}', holds: false },
      {
        when: { some: 'workers', that: { fact: 'worker.insured', is: false } },
        say: 'uninsured:{uninsured}',
        holds: false,
      },
      { say: 'ok:{kind}', holds: true },
    ],
  };
  const workers = [
    { name: '甲', insured: false, employed_from: '2020-01-01' },
    { name: '乙', insured: true, employed_from: '2020-01-02' },
    { name: '丙', insured: false, employed_from: '2020-01-03' },
  ];

  it('取第一个满足的结果，名字换成事实、算出的数和清单里的名单', () => {
    expect(decided(missing, { heads: 7, workers })).toMatchObject({ outcome: 'short:3', state: 'refused' });
    expect(decided(missing, { heads: 10, workers }).outcome).toBe('uninsured:甲@2020-01-01、丙@2020-01-03');
    expect(decided(missing, { heads: 10, workers: [], kind: '企业' })).toMatchObject({
      outcome: 'ok:企业',
      state: 'entitled',
    });
  });

  it('前面的结果还不清楚时，不说后面的', () => {
    const { state, outcome } = decided(missing, { workers });
    expect([state, outcome]).toEqual(['unknown', undefined]);
  });
});

describe('写错的条款', () => {
  const problems = (more: Partial<Clause>) =>
    compiled(more).problems.map(({ code, path }) => [code, path.join('.')]);

  it('逐处说出位置和毛病，有毛病的没有程序', () => {
    expect(
      problems({
        let: { heads: 1, loop: { add: ['loop', 1] } },
        when: [
          { fact: 'nobody', is: 1 },
          { fact: 'heads' },
          { fact: 'loop', atLeast: 1 },
          { reading: 'R-Y', chosen: '从宽' },
        ],
      }),
    ).toEqual([
      ['unknownName', 'when.0.fact'],
      ['wrongShape', 'when.1'],
      ['circular', 'let.loop.add.0'],
      ['unknownReading', 'when.3'],
      ['nameTaken', 'let.heads'],
    ]);
    expect(
      problems({
        funding: [
          { source: '区', share: 0.6 },
          { source: '市', share: 0.3 },
        ],
      }),
    ).toEqual([['sharesNotWhole', 'funding']]);
  });

  it('两种量相比，用写条款的人看得懂的名称说出', () => {
    const reasons = compiled({
      when: [
        { fact: 'sum', atLeast: 'asOf' },
        { fact: { add: ['sum', 'heads'] }, atLeast: 0 },
        { fact: { monthOf: 'sum' }, is: '2020-07' },
      ],
    }).problems.map((each) => each.reason);
    expect(reasons.join()).toMatch(/申请金额是金额，不能与日期相比.*金额、数.*日期或月份，给的是金额/);
  });
});
