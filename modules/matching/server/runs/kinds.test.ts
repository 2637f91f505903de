import { describe, expect, it } from 'vitest';
import type { Vacancy } from '#engines/matching/index.ts';
import { deal } from './deal.ts';
import { kindsOf } from './kinds.ts';

const post = (id: string, more: Partial<Vacancy> = {}): Vacancy => ({
  id,
  regionCode: '510503100000',
  occupationCode: '6-25-04-01',
  skills: [],
  educationRankMin: 0,
  experienceMonthsMin: 0,
  payMinFen: 300_000,
  payMaxFen: 400_000,
  neededOn: '2017-11-01',
  hasLodging: true,
  isShift: false,
  remaining: 2,
  ageMin: null,
  isOpen: true,
  ...more,
});
const people = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);
const rules = (most: number, barred: string[] = []) => ({
  mostFor: () => most,
  isBarred: (person: string, post: string) => barred.includes(`${person} ${post}`),
});

describe('一样的岗位一起匹配', () => {
  it('一万个一模一样的岗位算一种；工资不同的另算；招满的不算', () => {
    const same = Array.from({ length: 10_000 }, (_, at) => post(`v${at}`, { remaining: 1 + (at % 3) }));
    const kinds = kindsOf([...same, post('better', { payMaxFen: 500_000 }), post('full', { remaining: 0 })]);
    expect([...kinds].map(([id, { posts }]) => [id, posts.length])).toEqual([
      ['v0', 10_000],
      ['better', 1],
    ]);
  });

  it('人选轮流分给一样的岗位，谁也不超过上限；排除过的那个岗位跳过', () => {
    const posts = ['a', 'b', 'c'];
    const dealt = (count: number, more: ReturnType<typeof rules>) =>
      Object.fromEntries(deal(posts, people(count), more));
    expect(dealt(5, rules(2))).toEqual({ a: ['p0', 'p3'], b: ['p1', 'p4'], c: ['p2'] });
    expect([...deal(posts, people(50), rules(2)).values()].map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(dealt(2, rules(2, ['p0 a']))).toEqual({ b: ['p0'], c: ['p1'] });
    expect(dealt(1, rules(2, ['p0 a', 'p0 b', 'p0 c']))).toEqual({});
  });
});
