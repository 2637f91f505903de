import { describe, expect, it } from 'vitest';
import { type Clause, lint, lintVersions } from './index.ts';

const clause = (more: Partial<Clause>): Clause => ({
  id: 'LZ-1',
  title: '测试条款',
  kind: 'money',
  class: 'hiring',
  article: '一',
  ...more,
});
const codes = (more: Partial<Clause>, cases = 3): string[] =>
  lint([clause(more)], new Map([['LZ-1', cases]])).map((each) => each.code);

describe('条款检查', () => {
  it('没有毛病的条款什么也不报', () => {
    expect(codes({ when: [{ fact: 'applicant.kind', is: '企业' }] })).toEqual([]);
  });

  it('没有出处、案例不足、有效期颠倒的条款报错', () => {
    expect(codes({ article: ' ' })).toEqual(['noCitation']);
    expect(codes({}, 2)).toEqual(['fewCases']);
    expect(codes({ validity: { from: '2020-12-31', to: '2020-07-02' } })).toEqual(['emptyWindow']);
  });

  it('永远满足不了的条件报错：两个不同的取值、上下限相反、被排除的取值', () => {
    expect(codes({ when: [{ fact: 'a', is: '甲' }, { all: [{ fact: 'a', is: '乙' }] }] })).toEqual([
      'unreachable',
    ]);
    expect(
      codes({
        each: [
          { fact: 'n', atLeast: 10 },
          { fact: 'n', below: 5 },
        ],
      }),
    ).toEqual(['unreachable']);
    expect(
      codes({
        each: [
          { fact: 'a', in: ['甲'] },
          { fact: 'a', isNot: '甲' },
        ],
      }),
    ).toEqual(['unreachable']);
    expect(
      codes({
        each: [
          { fact: 'n', atLeast: 10 },
          { fact: 'n', atMost: 10 },
        ],
      }),
    ).toEqual([]);
  });

  it('到不了的结果报错', () => {
    expect(
      codes({
        outcomes: [
          { say: 'met', holds: true },
          { say: 'not_met', holds: false },
        ],
      }),
    ).toEqual(['unreachable']);
  });

  it('两条付给同一类申请人、同一批对象而没有写明能否同享的，提醒', () => {
    const both = (second: Partial<Clause>): string[] =>
      lint(
        [
          clause({ over: 'workers', when: [{ fact: 'applicant.kind', is: '企业' }] }),
          clause({
            id: 'LZ-2',
            over: 'workers',
            when: [{ fact: 'applicant.kind', in: ['企业', '学校'] }],
            ...second,
          }),
        ],
        new Map([
          ['LZ-1', 3],
          ['LZ-2', 3],
        ]),
      ).map((each) => `${each.clause} ${each.code}`);
    expect(both({})).toEqual(['LZ-1 overlap']);
    expect(both({ exclusive: [{ with: ['LZ-1'], per: 'worker' }] })).toEqual([]);
  });

  it('版本之间缺了日子或重了日子都报错，首尾相接的不报', () => {
    const versions = (to: string) =>
      lintVersions('LZ-1', [
        { from: '2021-01-01', to: null },
        { from: '2020-01-01', to },
      ]);
    expect(versions('2020-12-31')).toEqual([]);
    expect(versions('2020-12-30').map((each) => each.code)).toEqual(['gap']);
    expect(versions('2021-01-01').map((each) => each.code)).toEqual(['overlap']);
  });
});
