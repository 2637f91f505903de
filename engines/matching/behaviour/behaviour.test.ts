import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bagMatch,
  bagsOf,
  bagsOfApplicants,
  bagsOfChoices,
  companions,
  leadingChoices,
  learnTastes,
  learnWeights,
  linksOf,
  listOf,
  type Pair,
  popular,
  posted,
  reach,
  recommendPosts,
  type Signal,
  tastes,
  usualHeight,
  vocabularyOf,
  wantedNow,
  wordsOf,
} from './index.ts';
import { twoCircles } from './sample.ts';

const pointsOf = (signal: Signal, person: number, posts: number): number[] => {
  const points = new Float32Array(posts);
  signal.scorePosts(person, points);
  return [...points];
};
const somePairs = fc.array(fc.tuple(fc.nat(7), fc.nat(9)), { maxLength: 60 });

describe('谁投过哪些岗位', () => {
  it('同一人重复投同一岗位只算一次，两个方向读出的是同一批关系', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const links = linksOf(8, 10, pairs);
        const wanted = [...new Set(pairs.map(([person, post]) => `${person}-${post}`))].toSorted();
        const byPerson = Array.from({ length: 8 }, (_, person) =>
          [...listOf(links.postsOf, person)].map((post) => `${person}-${post}`),
        ).flat();
        const byPost = Array.from({ length: 10 }, (_, post) =>
          [...listOf(links.peopleOf, post)].map((person) => `${person}-${post}`),
        ).flat();
        expect(byPerson.toSorted()).toEqual(wanted);
        expect(byPost.toSorted()).toEqual(wanted);
      }),
    );
  });

  it('编号超出范围的关系被拒绝，不会记到别人名下', () => {
    const outside: Pair[][] = [[[2, 0]], [[0, 3]], [[-1, 0]], [[Number.NaN, 0]]];
    for (const pairs of outside) expect(() => linksOf(2, 3, pairs)).toThrow(RangeError);
  });
});

describe('同行者与偏好', () => {
  it('同一圈子里的人还没投的岗位排在另一圈子之前', () => {
    const links = twoCircles();
    for (const signal of [companions(links), tastes(learnTastes(links, 2))]) {
      const points = pointsOf(signal, 0, 9);
      const others = [4, 5, 6, 7, 8].map((post) => points[post] ?? 0);
      expect(points[0]).toBeGreaterThan(Math.max(...others) + 0.01);
    }
  });

  it('同行者得分等于逐条路径相加的结果', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const links = linksOf(8, 10, pairs);
        const { postsOf, peopleOf } = links;
        const signal = companions(links);
        for (let person = 0; person < 8; person += 1) {
          const expected = new Float64Array(10);
          const own = listOf(postsOf, person);
          for (const via of own)
            for (const other of listOf(peopleOf, via))
              for (const post of other === person ? [] : listOf(postsOf, other))
                expected[post] =
                  (expected[post] ?? 0) +
                  listOf(peopleOf, via).length ** -0.5 *
                    listOf(postsOf, other).length ** -0.5 *
                    listOf(peopleOf, post).length ** -0.15 *
                    own.length ** -0.5;
          const points = pointsOf(signal, person, 10);
          for (const [post, value] of expected.entries()) expect(points[post]).toBeCloseTo(value, 5);
        }
      }),
    );
  });

  it('理由里点名的是本人投过、且与该岗位有共同应聘者的岗位', () => {
    const links = twoCircles();
    expect(leadingChoices(links, 0, 0)).toEqual([1, 2, 3]);
    expect(leadingChoices(links, 0, 4)).toEqual([]);
    expect(leadingChoices(links, 8, 0)).toEqual([]);
  });

  it('关系再少、方向取到上限，偏好也都是有限数，且每次计算结果相同', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const links = linksOf(8, 10, pairs);
        const learned = learnTastes(links, 8);
        expect(learnTastes(links, 8)).toEqual(learned);
        for (const value of [...learned.person.values, ...learned.post.values])
          expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('没有任何记录的人，同行者与偏好都不给分', () => {
    const links = twoCircles();
    expect(pointsOf(companions(links), 8, 9)).toEqual(Array(9).fill(0));
    expect(pointsOf(tastes(learnTastes(links, 2)), 8, 9)).toEqual(Array(9).fill(0));
    expect(usualHeight(companions(linksOf(2, 2, [])), 2, 2)).toBe(1);
  });
});

describe('文字与代码', () => {
  it('中文按相邻两字切分，英文去掉词尾，大小写不影响', () => {
    expect(wordsOf('缝纫工')).toEqual(['缝纫', '纫工', '缝纫 纫工']);
    expect(wordsOf('Package Handlers')).toEqual(['package', 'handl', 'package handl']);
    expect(wordsOf('')).toEqual([]);
  });

  it('标题最接近本人投过的岗位得分最高，常见字词作用小', () => {
    const titles = ['缝纫工', '缝纫组长', '保安', '仓库保安'].map(wordsOf);
    const links = linksOf(1, 4, [[0, 0]]);
    const bags = bagsOf(titles, vocabularyOf(titles, 'rare'));
    const points = pointsOf(bagMatch('similar', bagsOfChoices(links, bags), bags), 0, 4);
    expect(points[0]).toBeCloseTo(1, 5);
    expect(points[1]).toBeGreaterThan(0);
    expect(points.slice(2)).toEqual([0, 0]);
  });

  it('与已应聘者写了相同技能的人，看到该岗位靠前', () => {
    const offered = [['缝纫'], ['缝纫'], ['焊接']];
    const people = bagsOf(offered, vocabularyOf(offered, 'same'));
    const links = linksOf(3, 2, [
      [0, 0],
      [2, 1],
    ]);
    const points = pointsOf(bagMatch('alike', people, bagsOfApplicants(links, people)), 1, 2);
    expect(points[0]).toBeCloseTo(Math.log1p(1 / 3), 5);
    expect(points[1]).toBe(0);
  });
});

describe('地点与时间', () => {
  it('本人所在地最近，常有人同去的地方其次，无人往来的地方不给分', () => {
    const known = [[0, 1], [0, 1], [0], [2]];
    const points = pointsOf(reach(known, [[0], []], Int32Array.of(0, 1, 2), 3), 0, 3);
    expect(points[0]).toBeGreaterThan(points[1] ?? 0);
    expect(points[1]).toBeGreaterThan(0);
    expect(points[2]).toBe(0);
    expect(pointsOf(reach(known, [[0], []], Int32Array.of(0, 1, 2), 3), 1, 3)).toEqual([0, 0, 0]);
  });

  it('发布日期离求职日越近分越高，日期不明的不给分也不出错', () => {
    const points = pointsOf(posted(Float64Array.of(10), Float64Array.of(10, 12, Number.NaN), 4), 0, 3);
    expect(points[0]).toBe(1);
    expect(points[1]).toBeCloseTo(Math.exp(-0.5), 5);
    expect(points[2]).toBe(0);
  });

  it('近日有别人投的岗位加分，本人自己的不算', () => {
    const choices = [
      { person: 0, post: 0, day: 5 },
      { person: 1, post: 1, day: 5 },
    ];
    expect(pointsOf(wantedNow(choices, Float64Array.of(5, 5), 2), 0, 2)).toEqual([
      0,
      Math.fround(Math.log(2)),
    ]);
  });
});

describe('权重与名单', () => {
  const fixed = (name: string, rows: number[][]): Signal => ({
    name,
    scorePosts: (person, points) => points.set(rows[person] ?? []),
  });

  it('学到的权重让选中的岗位最可能，从不为负', () => {
    const links = linksOf(3, 6, []);
    const good = fixed('good', [
      [1, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
    ]);
    const bad = fixed('bad', [
      [0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 1, 0],
      [1, 0, 0, 0, 0, 0],
    ]);
    const choices = [0, 1, 3].map((post, person) => ({ person, post }));
    const [goodWeight = 0, badWeight = 0] = learnWeights([good, bad], choices, links);
    expect(goodWeight).toBeGreaterThan(1);
    expect(badWeight).toBe(0);
  });

  it('没有可学的选择时所有权重为零', () => {
    expect(learnWeights([popular(linksOf(1, 2, []))], [], linksOf(1, 2, []))).toEqual([0]);
  });

  it('名单里没有已投的和被硬条件拒绝的岗位，得分等于各部分之和，同分按编号', () => {
    fc.assert(
      fc.property(somePairs, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (pairs, isOpen) => {
        const links = linksOf(8, 10, pairs);
        const parts = [
          { signal: companions(links), weight: 2 },
          { signal: popular(links), weight: 0.5 },
        ];
        const list = recommendPosts(parts, links, 0, 5, (post) => isOpen[post] === true);
        const own = [...listOf(links.postsOf, 0)];
        for (const [at, { post, points, parts: named }] of list.entries()) {
          expect(own).not.toContain(post);
          expect(isOpen[post]).toBe(true);
          expect(named.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(points, 9);
          const next = list[at + 1];
          if (next) expect(points > next.points || (points === next.points && post < next.post)).toBe(true);
        }
      }),
    );
  });
});
