import { describe, expect, it } from 'vitest';
import type { Json, Vocabulary } from '../types.ts';
import { amountLeaves, factsOf, shapeOf, withTest } from './clause-data.ts';

const fact = (name: string, type: string) => ({
  name,
  label: name,
  type,
  unit: null,
  words: [],
  isInLedger: true,
});
const vocabulary: Vocabulary = {
  entities: [
    { name: 'case', label: '申请', list: null, facts: [fact('enterprise.size', 'text')] },
    { name: 'worker', label: '劳动者', list: 'workers', facts: [fact('age', 'number')] },
  ],
  parameters: [],
  clauses: [],
};
const facts = factsOf(vocabulary);

describe('条款数据怎么成为表单的一行', () => {
  it('劳动者的事实按条款的写法带上“劳动者”', () => {
    expect([...facts.keys()]).toEqual(['enterprise.size', 'worker.age']);
  });

  it('事实和一个写定的值是能改的一行', () => {
    expect(shapeOf({ fact: 'worker.age', atLeast: 16, say: '未满 16 岁' }, facts)).toEqual({
      kind: 'test',
      fact: 'worker.age',
      comparison: 'atLeast',
      value: 16,
    });
  });

  it('和另一个事实、标准比较的，或同时有上下限的，只显示、不在表单里改', () => {
    const conditions: Json[] = [
      { fact: 'worker.age', atLeast: 'minAge' },
      { fact: 'worker.age', below: { param: 'maxAge' } },
      { fact: 'worker.age', atLeast: 16, below: 60 },
      'someLet',
      { not: { fact: 'worker.age', is: 16 } },
    ];
    for (const condition of conditions) expect(shapeOf(condition, facts).kind).toBe('other');
  });

  it('期限、名单和“符合其中一项”各有自己的一行', () => {
    const lasts = { lasts: { from: 'a', to: 'b', months: 3 }, say: '未满 3 个月' };
    expect(shapeOf(lasts, facts)).toEqual({ kind: 'months', months: 3 });
    expect(shapeOf({ list: 'worker.groups', hasAny: ['农民工'] }, facts)).toMatchObject({
      words: ['农民工'],
    });
    expect(shapeOf({ any: [{ reading: 'R-1', chosen: 'x' }] }, facts)).toMatchObject({ joins: 'any' });
  });

  it('换了比较方式，说明和出处还在；换了事实，旧事实的说法去掉', () => {
    const before = { fact: 'worker.age', atLeast: 16, label: '满 16 岁', say: '未满 16 岁', reading: 'G1' };
    expect(withTest(before, 'worker.age', 'above', 15)).toEqual({
      fact: 'worker.age',
      above: 15,
      label: '满 16 岁',
      say: '未满 16 岁',
      reading: 'G1',
    });
    expect(withTest(before, 'enterprise.size', 'is', '小型')).not.toHaveProperty('label');
  });

  it('金额里写定的数逐个找出来，按元、比例、月数分', () => {
    const pays: Json = [
      { amount: { yuan: 600 }, on: { addMonths: ['worker.employedFrom', 1] } },
      { amount: { rate: 0.8, of: 'wage' }, when: { lasts: { from: 'a', to: 'b', months: 2 } } },
    ];
    expect(amountLeaves(pays).map(({ unit, value }) => [unit, value])).toEqual([
      ['元', 600],
      ['个月', 1],
      ['%', 0.8],
      ['个月', 2],
    ]);
  });
});
