import fc from 'fast-check';
import highsPackage from 'highs';
import { expect, it } from 'vitest';
import { byColumns } from './generate.ts';
import { allocate, highsSolver } from './index.ts';
import type { LinearModel } from './linear-model.ts';
import { groupOf, optionsOf, planWith, postOf, solvedOf } from './sample.ts';

// The package's types speak of its CommonJS build, Node loads the other.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const linear = highsSolver(await loadHighs(), { timeLimit: 20 });

interface Facts {
  groups: number[];
  posts: number[];
  /** Limits across groups and posts: capacity, and which of the columns use it. */
  crossing: { capacity: number; uses: boolean[] }[];
  cost: number[];
}
const most = 6 * 5;

/** Everybody may go to every post; crossing limits make it no network. */
function modelOf({ groups, posts, crossing, cost }: Facts): LinearModel {
  const rowUpper = [...groups, ...posts, ...crossing.map(({ capacity }) => capacity)];
  const entries = groups.flatMap((_, group) =>
    posts.map((__, post) => {
      const column = group * posts.length + post;
      const crossed = crossing.flatMap(({ uses }, at) =>
        uses[column] ? [groups.length + posts.length + at] : [],
      );
      return [group, groups.length + post, ...crossed];
    }),
  );
  const size = entries.reduce((sum, rows) => sum + rows.length, 0);
  const starts = new Int32Array(entries.length + 1);
  for (const [at, rows] of entries.entries()) starts[at + 1] = (starts[at] ?? 0) + rows.length;
  return {
    columns: entries.length,
    rows: rowUpper.length,
    cost: Float64Array.from(entries, (_, at) => -(cost[at] ?? 1)),
    columnUpper: Float64Array.from(entries, ([group]) => groups[group ?? 0] ?? 0),
    rowLower: new Float64Array(rowUpper.length).fill(Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.from(rowUpper),
    starts,
    indices: Int32Array.from(entries.flat()),
    values: new Float64Array(size).fill(1),
  };
}

const facts = fc.record({
  groups: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
  posts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
  crossing: fc.array(
    fc.record({
      capacity: fc.nat(6),
      uses: fc.array(fc.boolean(), { minLength: most, maxLength: most }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  cost: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: most, maxLength: most }),
});
const costOf = ({ cost }: LinearModel, values: Float64Array | null) =>
  values?.reduce((sum, value, column) => sum + Math.round(value) * (cost[column] ?? 0), 0);

it('从几列开始逐步加列，与一次求解全部列的最优值相同，下界不超过最优值', () => {
  fc.assert(
    fc.property(facts, (each) => {
      const model = modelOf(each);
      const group = Int32Array.from({ length: model.columns }, (_, at) => Math.floor(at / each.posts.length));
      const none = new Float64Array(model.columns);
      const whole = linear(model);
      const answer = byColumns(group, none, linear, () => false)(model);
      expect(answer.state).toBe('optimal');
      expect(costOf(model, answer.values)).toBe(costOf(model, whole.values));
      expect(answer.bound).toBeLessThanOrEqual((costOf(model, whole.values) ?? 0) + 1e-6);
    }),
    { numRuns: 60 },
  );
});

it('班车按周限座、床位按周递增、区县任务都紧的方案，几千种去向，求得的结果有最优证明，各项限制都不突破', () => {
  const weeks = 5;
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const groups = Array.from({ length: 160 }, (_, at) =>
    groupOf(`g${at}`, at % 2 ? 'east' : 'west', 1 + next(3), { readyWeek: next(3), needsBed: next(2) > 0 }),
  );
  const posts = Array.from({ length: 24 }, (_, at) =>
    postOf(`p${at}`, ['big', 'small', 'other'][at % 3] ?? '', at % 2 ? 'lake' : 'hill', 4 + next(8), {
      toWeek: weeks - 1,
    }),
  );
  const routes = ['east', 'west'].flatMap((countyId) =>
    ['lake', 'hill'].map((park) => ({
      id: `${countyId}-${park}`,
      countyId,
      parkIds: [park],
      seats: Array.from({ length: weeks }, () => 6 + next(4)),
    })),
  );
  const plan = planWith({
    weeks,
    pointsPerWeekWaited: 11,
    groups,
    posts,
    routes,
    counties: ['east', 'west'].map((id) => ({ id, capacity: null, target: 90 })),
    parks: ['lake', 'hill'].map((id) => ({
      id,
      beds: Array.from({ length: weeks }, (_, week) => 12 + 7 * week),
    })),
    options: optionsOf(
      groups.flatMap((_, group) =>
        posts.flatMap((__, post) => (next(3) > 0 ? [[group, post, 500 + next(500)] as const] : [])),
      ),
    ),
  });
  expect(plan.options.group.length * weeks).toBeGreaterThan(10_000);
  const { proof, breaches, usedUp } = solvedOf(allocate(plan, linear));
  expect(proof).toMatchObject({ method: 'linear', isOptimal: true, gap: 0 });
  expect(breaches).toEqual([]);
  expect(usedUp.length).toBeGreaterThan(5);
});
