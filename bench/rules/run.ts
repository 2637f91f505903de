// npm run bench -- rules
// One clause paid in three stages, and a mix of clauses, beside json-rules-engine, publicodes and code written by hand
// for the same clause; all in this process, on the same applications, answers compared before anything is timed.
import { loadavg } from 'node:os';
import { decide, explain, judge, type Program } from '#engines/rules/index.ts';
import { findClause, readLibrary } from '#platform/policies/read.ts';
import { type Application, pick } from './application.ts';
import { batch } from './batch.ts';
import { jsonRules, jsonRulesMix, publicodes, publicodesMix, type Ticked } from './peers.ts';

const library = readLibrary();
const mix = library.books
  .flatMap((book) => book.clauses)
  .filter(({ clause }) => clause.over === 'workers' || clause.over === undefined)
  .slice(0, 40)
  .map((each) => each.program);
const none = new Map();

/** The decision with the state, the values found and the due day of every condition; words are made when somebody reads them. */
function explained(program: Program, of: Application): number {
  const decision = judge(program, of, none);
  if (!decision || decision.findings.length === 0) throw new Error(`${program.clause.id} 没有理由`);
  return decision.amount;
}
const inWords = (program: Program, of: Application): number =>
  explain(program, decide(program, of, none)).reasons.length;

/** Runs per second over at least `ms` milliseconds, after a warm-up; the best of three. */
async function rate(ms: number, work: (at: number) => unknown): Promise<number> {
  for (let at = 0; at < 200; at += 1) await work(at);
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < ms) {
      for (let at = 0; at < 50; at += 1) {
        const made = work(count + at);
        if (made instanceof Promise) await made;
      }
      count += 50;
    }
    best = Math.max(best, (count / (performance.now() - start)) * 1000);
  }
  return best;
}

async function checkSame(
  ask: (of: Application) => number | Promise<number>,
  name: string,
  program: Program,
): Promise<void> {
  for (let at = 0; at < 400; at += 1) {
    const each = pick(at);
    const ours = decide(program, each, none).fen ?? 0;
    const theirs = await ask(each);
    if (ours !== theirs)
      throw new Error(`${name} 对同一申请算出 ${theirs}，应为 ${ours}：${JSON.stringify(each)}`);
  }
}

/** Every clause of the mix on the same applications: how each of its conditions came out. */
function tickedCases(): Ticked[] {
  return mix.flatMap((program, clause) =>
    Array.from({ length: 25 }, (_, at) => {
      const { findings } = decide(program, pick(at), none);
      const holds = new Set(
        findings.filter(({ state }) => state === 'yes').map(({ criterion }) => criterion),
      );
      return { clause, conditions: program.criteria.map((_, criterion) => holds.has(criterion)) };
    }),
  );
}

async function checkMix(
  cases: readonly Ticked[],
  ask: (of: Ticked) => boolean | Promise<boolean>,
  name: string,
): Promise<void> {
  for (const each of cases)
    if ((await ask(each)) !== each.conditions.every(Boolean))
      throw new Error(`${name} 对 ${mix[each.clause]?.clause.id} 的条件答错：${each.conditions}`);
}

/** Runs per second over the mix: ours, then both peers. */
async function rateMix(): Promise<readonly [number, number, number]> {
  const sizes = mix.map(({ criteria }) => criteria.length);
  const [rules, codes, cases] = [jsonRulesMix(sizes), publicodesMix(sizes), tickedCases()];
  await checkMix(cases, rules, 'json-rules-engine');
  await checkMix(cases, codes, 'publicodes');
  const next = (at: number): Ticked => cases[(at * 26) % cases.length] as Ticked;
  return [
    await rate(500, (at) => explained(mix[at % mix.length] as Program, pick(at))),
    await rate(500, (at) => rules(next(at))),
    await rate(500, (at) => codes(next(at))),
  ];
}

const line = (label: string, value: string, goal: string, isMet: boolean | null): string =>
  `${label.padEnd(36)} ${value.padStart(26)}  ${goal.padEnd(16)} ${isMet === null ? '' : isMet ? '达到' : '未达到'}`;
const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** Returns the exit code. */
export async function benchRules(): Promise<number> {
  const program = findClause(library, 'LZ-7')?.program;
  if (!program) throw new Error('LZ-7 is not in the packs');
  await measure(program);
  return 0;
}

async function measure(program: Program): Promise<void> {
  const rules = jsonRules();
  const codes = publicodes();
  await checkSame(rules, 'json-rules-engine', program);
  await checkSame(codes, 'publicodes', program);
  const ours = await rate(500, (at) => explained(program, pick(at)));
  const theirs = await rate(500, (at) => rules(pick(at)));
  const others = await rate(500, (at) => codes(pick(at)));
  const worded = await rate(500, (at) => inWords(program, pick(at)));
  const [mixed, mixedRules, mixedCodes] = await rateMix();
  const { perSecond, byHandPerSecond } = batch(program);
  const out = [
    `负载 ${loadavg()[0]?.toFixed(1)}`,
    line('三段补贴，逐案核定并说明', `${count(ours)} 次/秒`, '', null),
    line(
      '  对 json-rules-engine',
      `${(ours / theirs).toFixed(1)} 倍（${count(theirs)}）`,
      '≥ 20 倍',
      ours / theirs >= 20,
    ),
    line(
      '  对 publicodes',
      `${(ours / others).toFixed(1)} 倍（${count(others)}）`,
      '≥ 100 倍',
      ours / others >= 100,
    ),
    line('  写成中文理由', `${count(worded)} 次/秒`, '', null),
    line(`${mix.length} 条混合，逐案核定并说明`, `${count(mixed)} 次/秒`, '', null),
    line(
      '  对 json-rules-engine',
      `${(mixed / mixedRules).toFixed(1)} 倍（${count(mixedRules)}）`,
      '≥ 20 倍',
      mixed / mixedRules >= 20,
    ),
    line(
      '  对 publicodes',
      `${(mixed / mixedCodes).toFixed(1)} 倍（${count(mixedCodes)}）`,
      '≥ 100 倍',
      mixed / mixedCodes >= 100,
    ),
    line('三段补贴，整批', `${count(perSecond)} 次/秒`, '≥ 1,000,000', perSecond >= 1e6),
    line(
      '  比手写代码慢',
      `${(byHandPerSecond / perSecond).toFixed(2)} 倍`,
      '≤ 3 倍',
      byHandPerSecond / perSecond <= 3,
    ),
  ];
  process.stdout.write(`${out.join('\n')}\n`);
}
