import { readFileSync } from 'node:fs';

/** The value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
};

function familyOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(/\s+/).filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

const everyMs = 50;

/** Most memory (MB resident) of a process and of the largest of its children while `work` ran. Linux only. */
export async function peakMemory<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; own: number; child: number }> {
  const peaks = new Map<number, number>();
  const program = read(`/proc/${pid}/cmdline`);
  const look = () => {
    for (const each of familyOf(pid)) {
      // A child that has not yet become its own program still shows its parent's memory.
      if (each !== pid && read(`/proc/${each}/cmdline`) === program) continue;
      const kb = Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${each}/status`))?.[1] ?? 0);
      peaks.set(each, Math.max(peaks.get(each) ?? 0, kb));
    }
  };
  const timer = setInterval(look, everyMs);
  try {
    const result = await work();
    look();
    const children = [...peaks].filter(([each]) => each !== pid).map(([, kb]) => kb);
    return { result, own: (peaks.get(pid) ?? 0) / 1024, child: Math.max(0, ...children) / 1024 };
  } finally {
    clearInterval(timer);
  }
}
