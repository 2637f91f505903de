import { readFileSync } from 'node:fs';
import { aligned } from '../report.ts';

/** One measured thing, beside the same done by other programs. */
export interface Measured {
  label: string;
  unit: 's' | 'ms' | 'µs' | 'MB';
  goal: number | null;
  value: number;
  /** In the same unit. */
  peers?: { cpp: number | null; postgres: number; minisearch: number; pairs: number };
  note?: string;
  /** Load of the machine when it was measured: /proc/loadavg, the last minute. */
  load?: number;
}

export const least = (values: readonly number[]): number => Math.min(...values);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** Load of the last minute; NaN where the system does not say. */
export function machineLoad(): number {
  try {
    return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
  } catch {
    return Number.NaN;
  }
}

const digits = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : String(Math.round(value));
const times = (peer: number, ours: number): string => `${digits(peer)}（${digits(peer / ours)}×）`;

function cellsOf({ label, unit, goal, value, peers, note = '', load }: Measured): string[] {
  return [
    label,
    unit,
    goal === null ? '' : `≤ ${goal}`,
    digits(value),
    goal === null ? '' : value <= goal ? '达到' : '未达到',
    ...(peers
      ? [
          peers.cpp === null ? '没有编译器' : times(peers.cpp, value),
          times(peers.postgres, value),
          times(peers.minisearch, value),
          times(peers.pairs, value),
        ]
      : ['', '', '', '']),
    load === undefined ? '' : load.toFixed(1),
    note,
  ];
}

/** What was measured; a peer's time is followed by how many times ours it is. */
export function matchingTable(measured: readonly Measured[]): string {
  const head = [
    '项目',
    '单位',
    '目标',
    '结果',
    '',
    'C++ 扫描',
    'PostgreSQL',
    'MiniSearch',
    '逐对',
    '负载',
    '',
  ];
  return `\n${aligned([head, ...measured.map(cellsOf)])}\n`;
}
