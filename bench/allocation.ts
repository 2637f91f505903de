// GONGQIAO_DATA=<folder> npm run bench -- allocation [--full]
// Dispatch plans of the instances in <folder>/alloc, exact and timed from plan to verdict, beside HiGHS on the same
// limits in the same run. --full lets HiGHS also solve the largest, which takes it minutes.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import highsPackage from 'highs';
import { allocate, type AllocationPlan } from '#engines/allocation/index.ts';
import {
  type AssignmentInstance,
  modelsOfGap,
  type OrdersInstance,
  planOfAssignment,
  planOfCosts,
  planOfOrders,
  planOfTransport,
  type TransportInstance,
} from '#engines/allocation/instances.ts';
import { highsOptimum, highsPoints } from './allocation-peer.ts';

interface Case {
  label: string;
  plan: AllocationPlan;
  optimum: number;
  goalMs: number | null;
  runs: number;
  isPeerSlow: boolean;
}

type WithOptimum<T> = T & { optimum: number };
type WithOptima<T> = T & { optimum_plain: number; optimum_with_bus_and_bed_caps: number };

function readCases(folder: string): Case[] {
  const read = <T>(name: string): T =>
    JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as T;
  const transport = read<WithOptima<TransportInstance>>('transport_8x60x40.json.gz');
  const orders = read<WithOptimum<OrdersInstance>>('transport_real_h2b_fy2019.json.gz');
  const some = read<WithOptimum<AssignmentInstance>>('assign_2000x500x20.json.gz');
  const many = read<WithOptimum<AssignmentInstance>>('assign_20000x2000x20.json.gz');
  const costs = readFileSync(join(folder, 'orlib_assign100.txt'), 'utf8');
  const [base, size, leastCost] = [1000, 100, 305];
  const quick = { runs: 40, isPeerSlow: false };
  return [
    {
      ...quick,
      label: '8 县 × 60 园区 × 40 工种',
      plan: planOfTransport(transport, false),
      optimum: transport.optimum_plain,
      goalMs: 10,
    },
    {
      ...quick,
      label: '同上，加班车和床位',
      plan: planOfTransport(transport, true),
      optimum: transport.optimum_with_bus_and_bed_caps,
      goalMs: 150,
    },
    { ...quick, label: '真实订单 439 项', plan: planOfOrders(orders), optimum: orders.optimum, goalMs: null },
    {
      ...quick,
      label: 'OR-Library 100 × 100',
      plan: planOfCosts(costs, base),
      optimum: base * size - leastCost,
      goalMs: null,
    },
    {
      ...quick,
      label: '2,000 人 × 500 岗 × 20',
      plan: planOfAssignment(some),
      optimum: some.optimum,
      goalMs: 60,
    },
    {
      label: '20,000 人 × 2,000 岗 × 20',
      plan: planOfAssignment(many),
      optimum: many.optimum,
      goalMs: 1500,
      runs: 5,
      isPeerSlow: true,
    },
  ];
}

function timesOf(runs: number, work: () => void): { first: number; median: number } {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return { first: times[0] ?? 0, median: times.toSorted((a, b) => a - b)[runs >> 1] ?? 0 };
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

function measure(
  { label, plan, optimum, goalMs, runs, isPeerSlow }: Case,
  highs: Highs,
  isFull: boolean,
): string {
  let points = Number.NaN;
  let isProven = false;
  const own = timesOf(runs, () => {
    const verdict = allocate(plan);
    if (verdict.state === 'refused') throw new Error(JSON.stringify(verdict.problems));
    points = verdict.totals.points;
    isProven = verdict.proof.isOptimal && verdict.proof.gap === 0;
  });
  const exact =
    points === optimum && isProven ? '与已知最优一致且有证明' : `不一致：${points} 应为 ${optimum}`;
  const goal = goalMs === null ? '' : `，目标 ≤ ${goalMs}：${own.median <= goalMs ? '达到' : '未达到'}`;
  const line = `${label}：${ms(own.median)} ms（首次 ${ms(own.first)}${goal}），${exact}`;
  if (isPeerSlow && !isFull) return `${line}；HiGHS 未测（--full）`;
  let peerPoints = Number.NaN;
  const peer = timesOf(isPeerSlow ? 1 : 3, () => {
    peerPoints = highsPoints(highs, plan);
  });
  const agreed = peerPoints === points ? '' : `，结果不同：${peerPoints}`;
  return `${line}；HiGHS ${ms(peer.median)} ms，${(peer.median / own.median).toFixed(1)}×${agreed}`;
}

function measureGap(folder: string, highs: Highs): string[] {
  const known = [
    [336, 327, 339, 341, 326],
    [434, 436, 420, 419, 428],
    [580, 564, 573, 570, 564],
  ];
  return known.map((optima, at) => {
    const models = modelsOfGap(readFileSync(join(folder, `orlib_gap${at + 1}.txt`), 'utf8'));
    let found: number[] = [];
    const { median } = timesOf(3, () => {
      found = models.map((model) => highsOptimum(highs, model));
    });
    const isExact = optima.every((optimum, place) => optimum === found[place]);
    return `OR-Library gap${at + 1}（非网络，由 HiGHS 求解）：${ms(median)} ms，${isExact ? '与已知最优一致' : `不一致：${found}`}`;
  });
}

// The package's types speak of its CommonJS build, Node loads the other.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
type Highs = Awaited<ReturnType<typeof loadHighs>>;

/** Returns the exit code; says so and measures nothing where GONGQIAO_DATA is not set. */
export async function benchAllocation(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { full: { type: 'boolean', default: false } } });
  const data = process.env.GONGQIAO_DATA;
  if (!data) {
    process.stdout.write('未设置 GONGQIAO_DATA（内有 alloc 的数据目录），派送方案的测速跳过\n');
    return 0;
  }
  const folder = join(data, 'alloc');
  const highs = await loadHighs();
  const load = () =>
    `系统负载 ${loadavg()
      .map((each) => each.toFixed(2))
      .join(' ')}`;
  process.stdout.write(`${load()}\n`);
  for (const each of readCases(folder)) process.stdout.write(`${measure(each, highs, values.full)}\n`);
  for (const line of measureGap(folder, highs)) process.stdout.write(`${line}\n`);
  process.stdout.write(`${load()}\n`);
  return 0;
}
