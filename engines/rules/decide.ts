/** Decides one application under one clause, every finding kept. */
import { type FactProblem, problemsOf } from './facts.ts';
import { encodeOne, encodeParameters, type ParameterStep } from './frame.ts';
import { scalarTypes } from './model.ts';
import type { Frame, ParameterValue, Program, Results } from './program.ts';
import { format } from './runtime.ts';
import { fundingOf, type FundingPart } from './shares.ts';
import { FINDING, PAYMENT, Trace } from './trace.ts';

export const verdictStates = ['refused', 'unknown', 'entitled', 'standardMissing'] as const;
export type VerdictState = (typeof verdictStates)[number];

export interface ScheduleEntry {
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  on: string;
  fen: number;
}
/** How one condition came out, for the application or for one thing of its list. */
export interface Finding {
  criterion: number;
  /** Index of the thing within its list; −1 for the application. */
  thing: number;
  state: 'no' | 'unknown' | 'yes';
  /** The day it holds by itself if nothing else changes, where only time is missing. */
  due?: string;
  shown: string[];
}

/** One payment as it was reckoned: which of the clause's payments, for which thing (−1: the whole), how many heads. */
export interface PaymentLine {
  payment: number;
  thing: number;
  on: string;
  fen: number;
  heads: number;
}

/** The decision on one application under one clause. Plain data: stored, it reads the same years later. */
export interface Verdict {
  clause: string;
  state: VerdictState;
  /** Fen; null where the text names no sum or its standard is not configured. */
  fen: number | null;
  schedule: ScheduleEntry[];
  /** Before a cap on the whole. */
  payments: PaymentLine[];
  outcome?: string;
  funding?: FundingPart[];
  findings: Finding[];
  /** States of the things of the list. */
  things: ('no' | 'unknown' | 'yes')[];
  /** Facts given in a form nobody can read; with any of these nothing was computed. */
  problems: FactProblem[];
}

const words = ['no', 'unknown', 'yes'] as const;
/** Stands for a fact nobody gave, among the values a finding shows. */
export const notGiven = '?';
/** Arrays for the results of so many applications. */
export const results = (rows: number): Results => ({
  state: new Uint8Array(rows),
  amount: new Float64Array(rows),
  outcome: new Int16Array(rows),
});

/** A decision with every finding kept as numbers; `verdictOf` puts it into plain data. */
export interface Decision {
  state: number;
  amount: number;
  findings: number[];
  payments: number[];
  things: number[];
  outcome: string | undefined;
  shares: Trace['shares'];
}

function byDate(payments: readonly PaymentLine[]): ScheduleEntry[] {
  const sums = new Map<string, number>();
  for (const { on, fen } of payments) sums.set(on, (sums.get(on) ?? 0) + fen);
  const entries = [...sums].map(([on, fen]) => ({ on, fen })).filter((each) => each.fen > 0);
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What a cap took off comes off the latest entries. */
function cutTo(entries: ScheduleEntry[], fen: number): ScheduleEntry[] {
  let left = fen;
  return entries
    .map((entry) => {
      const kept = Math.min(entry.fen, left);
      left -= kept;
      return { ...entry, fen: kept };
    })
    .filter((entry) => entry.fen > 0);
}

const out = results(1);
const trace = new Trace();
let states = new Uint8Array(64);

/** Runs a program over one encoded application with every finding kept. */
function run(program: Program, frame: Frame, parameters: ParameterValue[]): Decision {
  trace.reset();
  if (states.length < frame.things) states = new Uint8Array(frame.things * 2);
  program.explain(frame, parameters, out, states, trace);
  return {
    state: out.state[0] ?? 1,
    amount: out.amount[0] ?? Number.NaN,
    findings: trace.findings.slice(0, trace.findingCount * FINDING),
    payments: trace.payments.slice(0, trace.paymentCount * PAYMENT),
    things: trace.things,
    outcome: trace.outcome,
    shares: trace.shares,
  };
}

/** One finding of a decision in plain data, by its row. */
export function findingAt({ criteria }: Program, { findings }: Decision, row: number): Finding {
  const [index = 0, thing = -1, state = 1, due = Number.NaN, ...shown] = findings.slice(
    row * FINDING,
    (row + 1) * FINDING,
  );
  const shows = criteria[index]?.shows ?? [];
  return {
    criterion: index,
    thing,
    state: words[state] ?? 'unknown',
    ...(state === 0 && Number.isFinite(due) ? { due: format('date', due) } : {}),
    shown: shows.map(({ type }, at) => {
      const value = shown[at] ?? Number.NaN;
      return Number.isNaN(value) ? notGiven : format(type, value);
    }),
  };
}

/** How a thing of the list comes out, 0 no, 1 unknown, 2 yes: no better than the application it is part of. */
export const thingState = ({ state, things }: Decision, thing: number): number =>
  Math.min(things[thing] ?? 1, state === 3 ? 2 : state);

/** The criteria that came out unknown, of the application or of any of its things. */
export function unknownIn({ findings }: Decision): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < findings.length; at += FINDING)
    if (findings[at + 2] === 1) found.add(findings[at] as number);
  return found;
}

function paymentsOf({ payments }: Decision): PaymentLine[] {
  return Array.from({ length: payments.length / PAYMENT }, (_, row) => {
    const [payment = 0, thing = -1, type = 0, on = Number.NaN, fen = 0, heads = 1] = payments.slice(
      row * PAYMENT,
      (row + 1) * PAYMENT,
    );
    return { payment, thing, on: format(scalarTypes[type] ?? 'number', on), fen, heads };
  });
}

/** What a decision grants: the sum, when, and at whose cost. */
export function grantOf(
  decision: Decision,
): Pick<Verdict, 'fen' | 'payments' | 'schedule'> & { funding: FundingPart[] } {
  const fen = Number.isNaN(decision.amount) ? null : decision.amount;
  const isPaid = decision.state === 2 && fen !== null;
  const payments = isPaid ? paymentsOf(decision) : [];
  const schedule = isPaid ? cutTo(byDate(payments), fen) : [];
  return { fen, schedule, payments, funding: fundingOf(fen, decision.shares) };
}

/** A decision as plain data, in words and dates. */
export function verdictOf(program: Program, decision: Decision): Verdict {
  const { fen, schedule, payments, funding } = grantOf(decision);
  return {
    clause: program.clause.id,
    state: verdictStates[decision.state] ?? 'unknown',
    fen,
    schedule,
    payments,
    ...(decision.outcome === undefined ? {} : { outcome: decision.outcome }),
    ...(funding.length > 0 ? { funding } : {}),
    findings: Array.from({ length: decision.findings.length / FINDING }, (_, row) =>
      findingAt(program, decision, row),
    ),
    things: decision.things.map((each) => words[each] ?? 'unknown'),
    problems: [],
  };
}

type Source = { as_of: string; [word: string]: unknown };
type Standards = ReadonlyMap<string, readonly ParameterStep[]>;

/** Decides one application and keeps every finding; null where a fact is in a form nobody can read. About a microsecond. */
export function judge(program: Program, source: Source, parameters: Standards): Decision | null {
  const frame = encodeOne(program, source);
  return frame && run(program, frame, encodeParameters(program, parameters, source.as_of));
}

/**
 * Decides one application. `source` holds its facts in the words of a case file; `parameters` the dated
 * standards of the place. Never throws: facts in a wrong form come back as problems and nothing is computed.
 */
export function decide(program: Program, source: Source, parameters: Standards): Verdict {
  const decision = judge(program, source, parameters);
  if (decision) return verdictOf(program, decision);
  return {
    clause: program.clause.id,
    state: 'unknown',
    fen: null,
    schedule: [],
    payments: [],
    findings: [],
    things: [],
    problems: problemsOf(program, source),
  };
}
