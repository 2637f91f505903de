import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import highsPackage from 'highs';
import { describe, expect, it } from 'vitest';
import { allocate, highsSolver } from './index.ts';
import {
  type AssignmentInstance,
  modelsOfGap,
  type OrdersInstance,
  planOfAssignment,
  planOfCosts,
  planOfOrders,
  planOfTransport,
  type TransportInstance,
} from './instances.ts';
import { solvedOf } from './sample.ts';
import type { AllocationPlan } from './types.ts';

const folder = join(process.env.GONGQIAO_DATA ?? '', 'alloc');
const hasData = Boolean(process.env.GONGQIAO_DATA) && existsSync(folder);
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const read = <T>(name: string): T => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as T;

function expectOptimum(plan: AllocationPlan, optimum: number): void {
  const { totals, proof } = solvedOf(allocate(plan));
  expect(totals.points).toBe(optimum);
  expect(proof).toMatchObject({ method: 'network', isOptimal: true, gap: 0 });
}

// Needs the folder with alloc/ that GONGQIAO_DATA names.
describe.skipIf(!hasData)('已知最优的算例（需要 GONGQIAO_DATA）', () => {
  it('八县六十园区四十工种，不带和带班车床位，都分毫不差', () => {
    const instance = read<TransportInstance>('transport_8x60x40.json.gz');
    expectOptimum(planOfTransport(instance, false), 51_064_033);
    expectOptimum(planOfTransport(instance, true), 40_703_116);
  });

  it('真实用工订单，分毫不差', () => {
    expectOptimum(planOfOrders(read<OrdersInstance>('transport_real_h2b_fy2019.json.gz')), 89_253_186);
  });

  it.each([
    ['assign_2000x500x20.json.gz', 2_247_151],
    ['assign_20000x2000x20.json.gz', 22_524_411],
  ])('逐人派岗 %s，分毫不差', (name, optimum) => {
    expectOptimum(planOfAssignment(read<AssignmentInstance>(name)), optimum);
  });

  it('OR-Library 指派问题总费用 305', () => {
    expectOptimum(planOfCosts(text('orlib_assign100.txt'), 1000), 100 * 1000 - 305);
  });

  it.each([
    [1, [336, 327, 339, 341, 326]],
    [2, [434, 436, 420, 419, 428]],
    [3, [580, 564, 573, 570, 564]],
  ])('OR-Library 广义指派 gap%i 由线性求解器解出', async (at, optima) => {
    const loadHighs = highsPackage as unknown as typeof highsPackage.default;
    const solve = highsSolver(await loadHighs(), { timeLimit: 30 });
    expect(modelsOfGap(text(`orlib_gap${at}.txt`)).map((model) => Math.round(-solve(model).bound))).toEqual(
      optima,
    );
  });
});
