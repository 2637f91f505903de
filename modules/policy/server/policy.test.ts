import { describe, expect, it } from 'vitest';
import { readLibrary } from '#platform/policies/read.ts';
import { clauseClasses } from '#platform/policies/schema.ts';
import { clauseKinds, compileClause } from '#engines/rules/index.ts';
import { clauseClassLabels, clauseKindLabels } from '../contract/codes.ts';
import { isByWorker, sidesOf } from './claims/applications.ts';
import { contentHash } from './load-policies.ts';
import { runsOutOn } from './operations/get-rehearsal.ts';
import { placeOf } from './place.ts';
import { isScalarValue, isValueOf } from '#platform/policies/standard-value.ts';

const luzhou = placeOf('luzhou-2017');
const clauses = new Map(
  readLibrary()
    .books.flatMap((book) => book.clauses)
    .map(({ clause }) => [clause.id, clause]),
);
const clause = (id: string) => {
  const found = clauses.get(id);
  if (!found) throw new Error(id);
  return found;
};

describe('条款与台账', () => {
  it('类别、性质与条款文件里用的一样', () => {
    expect(Object.keys(clauseClassLabels)).toEqual([...clauseClasses]);
    expect(Object.keys(clauseKindLabels)).toEqual([...clauseKinds]);
  });

  it('不说的事：案例里按文件的习惯，台账和自助查询里就是不知道，三处互不影响', () => {
    const graduatedOn = (world: 'cases' | 'books' | 'form') =>
      compileClause(clause('LZ-2'), luzhou[world]).program?.slots.find(
        ({ entity, fact }) => entity === 'worker' && fact.name === 'graduatedOn',
      )?.fact.absent;
    expect([graduatedOn('cases'), graduatedOn('books'), graduatedOn('form')]).toEqual([
      'none',
      undefined,
      undefined,
    ]);
  });

  it('每条资金条款都知道是给谁的：学校的不给企业，劳动者的不给机构', () => {
    expect([...sidesOf(luzhou, clause('LZ-6'))]).toEqual(['school']);
    expect([...sidesOf(luzhou, clause('LZ-7'))]).toEqual(['agency']);
    expect([...sidesOf(luzhou, clause('LZ-1'))]).toEqual(['enterprise']);
    expect([...sidesOf(luzhou, clause('LZ-B1'))]).toEqual(['person']);
    for (const id of ['WJ-11a', 'WJ-11b', 'JH-9', 'ZS-2', 'PD-15', 'LZ-5c'])
      expect([...sidesOf(luzhou, clause(id))], id).toEqual(['person']);
  });

  it('逐人认定的逐人核算；按整批条件的整家一起核算', () => {
    expect(isByWorker(clause('LZ-7'))).toBe(true);
    for (const each of clauses.values())
      if (each.together || each.atMost !== undefined) expect(isByWorker(each), each.id).toBe(false);
  });

  it('条款内容相同，写的先后不同，算同一版本', () => {
    expect(contentHash({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(
      contentHash({ b: { c: [1, 2] }, a: 1 }),
    );
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });
});

describe('标准与预算', () => {
  it('标准按种类核对写法：金额到分，日期要有这一天', () => {
    expect(isScalarValue('money', 1500.5)).toBe(true);
    expect(isScalarValue('money', 0.001)).toBe(false);
    expect(isScalarValue('date', '2017-02-30')).toBe(false);
    expect(isValueOf({ name: 'terms', label: '学期', type: 'periods' }, [['2017-09-01', '2018-01-20']])).toBe(
      true,
    );
    expect(isValueOf({ name: 'terms', label: '学期', type: 'periods' }, [['2018-01-20', '2017-09-01']])).toBe(
      false,
    );
  });

  it('预算用到超出的那一天；没有超出的用得到期末', () => {
    const days = { '2017-12-20': 60_000, '2017-10-15': 60_000 };
    expect(runsOutOn(days, 60_000)).toBe('2017-12-20');
    expect(runsOutOn(days, 120_000)).toBeNull();
    expect(runsOutOn(days, undefined)).toBeNull();
  });
});
