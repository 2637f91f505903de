// npm run bench -- rules
// One clause paid in three stages, and a mix of clauses, beside json-rules-engine, publicodes and code written by hand
// for the same clause; all in this process, on the same applications, answers compared before anything is timed.
import { loadavg } from 'node:os';
import { Engine as JsonRules, type RuleProperties } from 'json-rules-engine';
import Publicodes from 'publicodes';
import {
  decide,
  encodeCases,
  encodeParameters,
  explain,
  type Frame,
  judge,
  type JsonObject,
  type Program,
  results,
} from '#engines/rules/index.ts';
import { addMonths, dayOf, intern, NONE } from '#engines/rules/runtime.ts';
import { findClause, readLibrary } from '#platform/policies/read.ts';

type Application = JsonObject & { as_of: string };

const library = readLibrary();
const mix = library.books
  .flatMap((book) => book.clauses)
  .filter(({ clause }) => clause.over === 'workers' || clause.over === undefined)
  .slice(0, 40)
  .map((each) => each.program);
const none = new Map();

const pad = (value: number): string => String(value).padStart(2, '0');
/** Placements that differ in what decides: start, contract, insurance, agency. */
function application(at: number): Application {
  const start = `2018-${pad((at % 6) + 1)}-${pad((at % 28) + 1)}`;
  const isShort = at % 11 === 0;
  return {
    as_of: '2018-07-15',
    applicant: {
      kind: at % 13 === 0 ? '中职学校' : '经营性人力资源服务机构',
      licensed: at % 17 !== 0,
      determined_by_city_hr_bureau: true,
    },
    enterprise: { industry: '智能终端', district: '江阳区', zone: '高新区' },
    workers: [
      {
        n: 1,
        contract: { start, end: isShort ? '2018-12-31' : '2020-12-31' },
        employed_from: start,
        employed_to: null,
        insurance: { kinds: at % 7 === 0 ? [] : ['养老', '医疗'], months_on_time: 3, months_backpaid: 0 },
      },
    ],
  };
}

interface Worker {
  contract: { start: string; end: string };
  employed_from: string;
  insurance: { kinds: string[] };
}
interface Applicant {
  kind: string;
  licensed: boolean;
  determined_by_city_hr_bureau: boolean;
}
const parts = (of: Application) => ({
  applicant: of.applicant as unknown as Applicant,
  worker: (of.workers as unknown as Worker[])[0] as Worker,
});
const day = (text: string): number =>
  dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));

/** What both peers are given ready: the months they have no words for. */
function flat(of: Application) {
  const { applicant, worker } = parts(of);
  const asOf = day(of.as_of);
  const from = day(worker.employed_from);
  return {
    kind: applicant.kind,
    licensed: applicant.licensed,
    determined: applicant.determined_by_city_hr_bureau,
    industry: '智能终端',
    contractMonths: addMonths(day(worker.contract.start), 12) <= day(worker.contract.end) + 1 ? 12 : 11,
    insuranceKinds: worker.insurance.kinds.length,
    monthsStayed: [3, 2, 1].find((months) => asOf >= addMonths(from, months)) ?? 0,
  };
}

function jsonRules(): (of: Application) => Promise<number> {
  const base = [
    { fact: 'kind', operator: 'equal', value: '经营性人力资源服务机构' },
    { fact: 'licensed', operator: 'equal', value: true },
    { fact: 'determined', operator: 'equal', value: true },
    { fact: 'industry', operator: 'equal', value: '智能终端' },
    { fact: 'contractMonths', operator: 'greaterThanInclusive', value: 12 },
    { fact: 'insuranceKinds', operator: 'greaterThanInclusive', value: 1 },
  ];
  const rule = (months: number, fen: number): RuleProperties => ({
    conditions: { all: [...base, { fact: 'monthsStayed', operator: 'greaterThanInclusive', value: months }] },
    event: { type: 'pay', params: { fen } },
  });
  const engine = new JsonRules([rule(1, 60_000), rule(2, 30_000), rule(3, 30_000)]);
  return async (of) => {
    const { events } = await engine.run(flat(of));
    return events.reduce((sum, event) => sum + Number(event.params?.fen), 0);
  };
}

function publicodes(): (of: Application) => number {
  const engine = new Publicodes({
    agency: { 'par défaut': 'non' },
    licensed: { 'par défaut': 'non' },
    determined: { 'par défaut': 'non' },
    contract: { 'par défaut': 0 },
    kinds: { 'par défaut': 0 },
    stayed: { 'par défaut': 0 },
    eligible: {
      'toutes ces conditions': ['agency', 'licensed', 'determined', 'contract >= 12', 'kinds >= 1'],
    },
    subsidy: {
      'applicable si': 'eligible',
      'non applicable si': 'stayed < 1',
      somme: [
        '600',
        { 'applicable si': 'stayed >= 2', valeur: '300' },
        { 'applicable si': 'stayed >= 3', valeur: '300' },
      ],
    },
  });
  const yesNo = (is: boolean): string => (is ? 'oui' : 'non');
  return (of) => {
    const facts = flat(of);
    engine.setSituation({
      agency: yesNo(facts.kind !== '中职学校'),
      licensed: yesNo(facts.licensed),
      determined: yesNo(facts.determined),
      contract: facts.contractMonths,
      kinds: facts.insuranceKinds,
      stayed: facts.monthsStayed,
    });
    return Number(engine.evaluate('subsidy').nodeValue ?? 0) * 100;
  };
}

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

const sample = Array.from({ length: 5000 }, (_, at) => application(at));
const pick = (at: number): Application => sample[at % sample.length] as Application;

async function checkSame(
  ask: (of: Application) => number | Promise<number>,
  name: string,
  program: Program,
): Promise<void> {
  for (const each of sample.slice(0, 400)) {
    const ours = decide(program, each, none).fen ?? 0;
    const theirs = await ask(each);
    if (ours !== theirs)
      throw new Error(`${name} 对同一申请算出 ${theirs}，应为 ${ours}：${JSON.stringify(each)}`);
  }
}

/** The same clause as a person would write it for these columns, all its conditions and nothing else. */
function byHand(program: Program, { columns, offsets, rows }: Frame, asOf: number): Float64Array {
  const slot = (name: string): number => program.slots.find(({ fact }) => fact.name === name)?.index ?? -1;
  const column = (name: string): Float64Array => columns[slot(name)] as Float64Array;
  const list = (name: string): Int32Array => offsets[slot(name)] as Int32Array;
  const [kind, licensed, determined] = [
    'applicant.kind',
    'applicant.licensed',
    'applicant.determinedByCityHrBureau',
  ].map(column) as [Float64Array, Float64Array, Float64Array];
  const [industry, zone] = ['enterprise.industry', 'enterprise.zone'].map(column) as [
    Float64Array,
    Float64Array,
  ];
  const [heads, from, to, start, end, paidUnder] = [
    'heads',
    'employedFrom',
    'employedTo',
    'contract.start',
    'contract.end',
    'alreadyPaidUnder',
  ].map(column) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const [workers, kinds] = ['workers', 'insurance.kinds'].map(list) as [Int32Array, Int32Array];
  const [agency, smart, other] = ['经营性人力资源服务机构', '智能终端', 'LZ-6'].map(intern);
  const sums = new Float64Array(rows);
  for (let at = 0; at < rows; at += 1) {
    if (
      kind[at] !== agency ||
      licensed[at] !== 1 ||
      determined[at] !== 1 ||
      industry[at] !== smart ||
      zone[at] === NONE
    )
      continue;
    let sum = 0;
    for (let one = workers[at] as number; one < (workers[at + 1] as number); one += 1) {
      const first = from[one] as number;
      const last = Math.min((to[one] as number) + 1, asOf);
      if (paidUnder[one] === other || (kinds[one + 1] as number) <= (kinds[one] as number)) continue;
      if ((end[one] as number) + 1 < addMonths(start[one] as number, 12) || last < addMonths(first, 1))
        continue;
      sum += (heads[one] as number) * 60_000;
      if (last >= addMonths(first, 2)) sum += (heads[one] as number) * 30_000;
      if (last >= addMonths(first, 3)) sum += (heads[one] as number) * 30_000;
    }
    sums[at] = sum;
  }
  return sums;
}

function batch(program: Program): { perSecond: number; byHandPerSecond: number } {
  const rows = 200_000;
  const { frame } = encodeCases(
    program,
    Array.from({ length: rows }, (_, at) => application(at)),
  );
  const standards = encodeParameters(program, none, '2018-07-15');
  const out = results(rows);
  const states = new Uint8Array(frame.things);
  const best = (work: () => void): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 9; round += 1) {
      const from = performance.now();
      work();
      least = Math.min(least, performance.now() - from);
    }
    return (rows / least) * 1000;
  };
  let hand: Float64Array = new Float64Array(0);
  const byHandPerSecond = best(() => {
    hand = byHand(program, frame, day('2018-07-15'));
  });
  const perSecond = best(() => program.run(frame, standards, out, states));
  const wrong = hand.findIndex((each, at) => each !== (out.state[at] === 2 ? out.amount[at] : 0));
  if (wrong >= 0) throw new Error(`第 ${wrong} 行：整批 ${out.amount[wrong]}，手写 ${hand[wrong]}`);
  return { perSecond, byHandPerSecond };
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
  let turn = 0;
  const mixed = await rate(500, (at) => {
    turn += 1;
    return explained(mix[turn % mix.length] as Program, pick(at));
  });
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
    line('  对 json-rules-engine', `${(mixed / theirs).toFixed(1)} 倍`, '≥ 20 倍', mixed / theirs >= 20),
    line('  对 publicodes', `${(mixed / others).toFixed(1)} 倍`, '≥ 100 倍', mixed / others >= 100),
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
