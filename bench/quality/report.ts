import type { Ranks, Variant } from './evaluate.ts';
import { type Metrics, metricsOf, pairedAt } from './metrics.ts';
import type { QualityTask } from './task.ts';

interface Side {
  metrics: Metrics;
  /** Ours against this variant in the same pairs, z of hits among 5 and 20. */
  z5: number;
  z20: number;
}

export interface QualityResult {
  title: string;
  note: string;
  pairs: number;
  unknown: number;
  variants: { name: string; posts: Side; people: Side }[];
  goals: {
    direction: string;
    figure: string;
    peer: number;
    target: number;
    measured: number;
    isMet: boolean;
  }[];
  weights: { part: string; weight: number }[];
  cpuSeconds: number;
}

export function resultOf(
  task: QualityTask,
  variants: readonly Variant[],
  ranks: readonly Ranks[],
  cpuSeconds: number,
): QualityResult {
  const pairs = task.test.length + task.unknown;
  const side = (direction: keyof Ranks, at: number): Side => {
    const theirs = ranks[at]?.[direction] ?? new Float64Array();
    const ours = ranks[0]?.[direction] ?? new Float64Array();
    const z = (k: number) => pairedAt(k, ours, theirs).z;
    return { metrics: metricsOf(theirs, pairs), z5: z(5), z20: z(20) };
  };
  const lines = variants.map(({ name }, at) => ({
    name,
    posts: side('posts', at),
    people: side('people', at),
  }));
  const goals = task.goals.map((goal) => {
    const measured = lines[0]?.[goal.direction].metrics[goal.figure] ?? 0;
    return { ...goal, measured, isMet: measured >= goal.target };
  });
  const weights = task.ours.map(({ signal, weight }) => ({ part: signal.name, weight }));
  const { title, note, unknown } = task;
  return { title, note, pairs, unknown, variants: lines, goals, weights, cpuSeconds };
}

const figure = (value: number) => value.toFixed(4);
const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
const sideText = ({ metrics, z5, z20 }: Side) =>
  [
    ...[metrics.at5, metrics.at10, metrics.at20, metrics.mrr20, metrics.ndcg20].map(figure),
    signed(z5).padStart(6),
    signed(z20).padStart(6),
  ].join(' ');

/** Plain text: goals first, then every variant in both directions, then the weights. */
export function qualityText(result: QualityResult): string {
  const { title, note, pairs, unknown, variants, goals, weights, cpuSeconds } = result;
  const names = { posts: 'seeker→post', people: 'post→seeker' } as const;
  const head = 'R@5    R@10   R@20   MRR@20 NDCG20  z@5   z@20';
  const width = Math.max(...variants.map(({ name }) => name.length), 8);
  return [
    `\n${title}: ${pairs} pairs${unknown > 0 ? `, ${unknown} of unknown ids count as missed` : ''}${note ? ` (${note})` : ''}, ${Math.round(cpuSeconds)} s CPU`,
    ...goals.map(
      ({ direction, figure: which, peer, target, measured, isMet }) =>
        `  ${isMet ? 'met   ' : 'MISSED'} ${direction === 'posts' ? names.posts : names.people} R@${which.slice(2)} ${figure(measured)}  goal ${figure(target)}  best peer there ${figure(peer)}`,
    ),
    `  ${''.padEnd(width)}  ${names.posts.padEnd(head.length)} | ${names.people}`,
    `  ${''.padEnd(width)}  ${head} | ${head}`,
    ...variants.map(
      ({ name, posts, people }) => `  ${name.padEnd(width)}  ${sideText(posts)} | ${sideText(people)}`,
    ),
    '  z: ours against the line in the same pairs (McNemar); above 1.96 is no chance at 5 %',
    `  weights: ${weights.map(({ part, weight }) => `${part} ${weight.toFixed(3)}`).join(', ')}`,
  ].join('\n');
}
