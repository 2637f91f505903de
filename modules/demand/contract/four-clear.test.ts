import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FourClearFacts, type FourClearField, missingOfFourClear } from './four-clear.ts';

const clear: FourClearFacts = {
  headcount: 20,
  occupationCode: '6-25-04-02',
  skills: '手工装配',
  payMinFen: 320_000,
  payMaxFen: 450_000,
  neededOn: '2017-11-01',
};
const fields = Object.keys(clear) as FourClearField[];

describe('缺工“四清”', () => {
  it('人数、类型、技能、薪资和到岗时间都写清，可以提交', () => {
    expect(missingOfFourClear(clear)).toEqual([]);
  });

  it('少哪几项就指出哪几项，一项不漏、一项不多', () => {
    fc.assert(
      fc.property(fc.subarray(fields), (left) => {
        const facts = { ...clear, ...Object.fromEntries(left.map((field) => [field, null])) };
        expect(missingOfFourClear(facts)).toEqual(left);
      }),
    );
  });

  it('人数写零、技能写空，也算没写清', () => {
    expect(missingOfFourClear({ ...clear, headcount: 0, skills: '' })).toEqual(['headcount', 'skills']);
  });
});
