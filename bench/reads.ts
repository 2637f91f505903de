import type pg from 'pg';
import { fitCases } from './fit-cases.ts';
import type { Level } from './levels.ts';
import { listCases } from './list-cases.ts';
import { p95, timed } from './measure.ts';
import type { ReadGroup, Variant } from './read-case.ts';
import { rollUpCases } from './rollup-cases.ts';
import { searchCases } from './search-cases.ts';
import type { BenchServer, Caller } from './server.ts';

export interface ReadResult {
  group: ReadGroup;
  label: string;
  goalMs: number;
  p95Ms: number;
  bareP95Ms: number;
  slowest: { name: string; p95Ms: number };
}

const repetitions = 20;
const warmUps = 2;

async function measureVariant(caller: Caller, owner: pg.Pool, variant: Variant) {
  const own: number[] = [];
  const bare: number[] = [];
  for (let at = -warmUps; at < repetitions; at += 1) {
    const nth = at + warmUps;
    const spent = await timed(() => variant.ask(caller, nth));
    const bound = await timed(async () => {
      for (const { text, values } of variant.bare(nth)) await owner.query(text, values);
    });
    if (at < 0) continue;
    own.push(spent);
    bare.push(bound);
  }
  return { name: variant.name, own, bare };
}

/** Every request beside the bare statements for the same rows, one after the other. */
export async function measureReads(
  groups: readonly ReadGroup[],
  level: Level,
  server: BenchServer,
  owner: pg.Pool,
): Promise<ReadResult[]> {
  const cases = [
    ...listCases(level),
    ...rollUpCases(level),
    ...(await searchCases(owner, level)),
    ...(await fitCases(owner, level)),
  ];
  const results: ReadResult[] = [];
  for (const { group, label, login, goalMs, variants } of cases.filter((each) =>
    groups.includes(each.group),
  )) {
    const caller = await server.signIn(login);
    const measured = [];
    for (const variant of variants) measured.push(await measureVariant(caller, owner, variant));
    const byName = measured.map(({ name, own }) => ({ name, p95Ms: p95(own) }));
    results.push({
      group,
      label,
      goalMs,
      p95Ms: p95(measured.flatMap(({ own }) => own)),
      bareP95Ms: p95(measured.flatMap(({ bare }) => bare)),
      slowest: byName.toSorted((a, b) => b.p95Ms - a.p95Ms)[0] ?? { name: '', p95Ms: 0 },
    });
  }
  return results;
}
