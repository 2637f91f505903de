import { describe, expect, it } from 'vitest';
import { getAt, removeAt, setAt } from './json-path.ts';
import type { JsonObject } from './types.ts';

const clause: JsonObject = {
  when: [{ fact: 'size', in: ['小型', '微型'] }, { any: [{ fact: 'age', atLeast: 16 }] }],
};

describe('改条款数据的一处', () => {
  it('改深处的一个数，别处原样不动', () => {
    const next = setAt(clause, ['when', 1, 'any', 0, 'atLeast'], 18);
    expect(getAt(next, ['when', 1, 'any', 0, 'atLeast'])).toBe(18);
    expect(getAt(next, ['when', 0])).toBe(getAt(clause, ['when', 0]));
    expect(getAt(clause, ['when', 1, 'any', 0, 'atLeast'])).toBe(16);
  });

  it('去掉列表里的一项，后面的往前移', () => {
    expect(removeAt(clause, ['when', 0]).when).toEqual([getAt(clause, ['when', 1])]);
  });

  it('去掉一个字段，其他字段还在', () => {
    expect(getAt(removeAt(clause, ['when', 0, 'in']), ['when', 0])).toEqual({ fact: 'size' });
  });

  it('找不到的地方没有值', () => {
    expect(getAt(clause, ['when', 9, 'fact'])).toBeUndefined();
  });
});
