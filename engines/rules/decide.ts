import { encodeCases, encodeParameters, type FactProblem, type ParameterStep } from './frame.ts';
import type { Frame, ParameterValue, Program, Results, Trace } from './program.ts';
import { format } from './runtime.ts';

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
  funding?: { source: string; fen: number }[];
  findings: Finding[];
  /** States of the things of the list. */
  things: ('no' | 'unknown' | 'yes')[];
  /** Facts given in a form nobody can read; with any of these nothing was computed. */
  problems: FactProblem[];
}

const words = ['no', 'unknown', 'yes'] as const;
/** Stands for a fact nobody gave, among the values a finding shows. */
export const notGiven = '?';
export const results = (rows: number): Results => ({
  state: new Uint8Array(rows),
  amount: new Float64Array(rows),
  outcome: new Int16Array(rows),
});

interface Told {
  findings: Finding[];
  things: Verdict['things'];
  payments: PaymentLine[];
  outcome?: string;
  /** `of`: fen that are shared; NaN for the whole sum. */
  shares: { source: string; share: number; takesRest: boolean; of: number }[];
}

function listener(program: Program, told: Told): Trace {
  const { criteria } = program;
  const note = (criterion: number, thing: number, state: number, due: number, shown: number[]): void => {
    told.findings.push({
      criterion,
      thing,
      state: words[state] ?? 'unknown',
      ...(state === 0 && Number.isFinite(due) ? { due: format('date', due) } : {}),
      shown: shown.map((value, at) =>
        Number.isNaN(value) ? notGiven : format(criteria[criterion]?.shows[at]?.type ?? 'number', value),
      ),
    });
  };
  const trace: Trace = {
    at: -1,
    case: (criterion, state, due, shown) => note(criterion, -1, state, due, shown),
    item: (criterion, state, due, shown) => note(criterion, trace.at, state, due, shown),
    thing: (_, state) => told.things.push(words[state] ?? 'unknown'),
    pay: (payment, thing, type, on, fen, heads) => {
      told.payments.push({ payment, thing, on: format(type, on), fen, heads });
    },
    say: (text) => {
      told.outcome = text;
    },
    fund: (source, share, takesRest, of) => told.shares.push({ source, share, takesRest, of }),
  };
  return trace;
}

const part = (fen: number, share: number): number => Number((BigInt(fen) * BigInt(share)) / 1_000_000n);

/** Shares of a sum, rounded down; what is left over goes to the payer that takes the rest, else to the last (G5, LZ-8). */
export function splitShares(
  fen: number,
  shares: readonly { source: string; share: number; takesRest: boolean }[],
): { source: string; fen: number }[] {
  const parts = shares.map(({ source, share }) => ({ source, fen: part(fen, share) }));
  const rest = fen - parts.reduce((sum, each) => sum + each.fen, 0);
  const taker = parts[shares.findIndex((each) => each.takesRest)] ?? parts.at(-1);
  if (taker) taker.fen += rest;
  return parts;
}

/** Shares of sums of their own (the sums a funding clause divides), one entry for each payer. */
function sharesOfParts(shares: Told['shares']): { source: string; fen: number }[] {
  const sums = new Map<string, number>();
  for (const { source, share, takesRest, of } of shares) {
    const fen = takesRest ? of - part(of, 1_000_000 - share) : part(of, share);
    if (fen > 0) sums.set(source, (sums.get(source) ?? 0) + fen);
  }
  return [...sums].map(([source, fen]) => ({ source, fen }));
}

function fundingOf(fen: number | null, shares: Told['shares']): Pick<Verdict, 'funding'> {
  const ofParts = shares.filter((each) => !Number.isNaN(each.of));
  const ofWhole = shares.filter((each) => Number.isNaN(each.of));
  const funding = [
    ...(fen !== null && fen > 0 && ofWhole.length > 0 ? splitShares(fen, ofWhole) : []),
    ...sharesOfParts(ofParts),
  ];
  return funding.length > 0 ? { funding } : {};
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

/** Runs a program over one encoded application with every finding kept. */
export function decideFrame(program: Program, frame: Frame, parameters: ParameterValue[]): Verdict {
  const out = results(1);
  const told: Told = { findings: [], things: [], payments: [], shares: [] };
  program.explain(frame, parameters, out, new Uint8Array(frame.things), listener(program, told));
  const state = verdictStates[out.state[0] ?? 1] ?? 'unknown';
  const amount = out.amount[0] ?? Number.NaN;
  const fen = Number.isNaN(amount) ? null : amount;
  const isPaid = state === 'entitled' && fen !== null;
  return {
    clause: program.clause.id,
    state,
    fen,
    schedule: isPaid ? cutTo(byDate(told.payments), fen) : [],
    payments: isPaid ? told.payments : [],
    ...(told.outcome === undefined ? {} : { outcome: told.outcome }),
    ...fundingOf(fen, told.shares),
    findings: told.findings,
    things: told.things,
    problems: [],
  };
}

/**
 * Decides one application. `source` holds its facts in the words of a case file; `parameters` the dated
 * standards of the place. Never throws: facts in a wrong form come back as problems and nothing is computed.
 */
export function decide(
  program: Program,
  source: { as_of: string; [word: string]: unknown },
  parameters: ReadonlyMap<string, readonly ParameterStep[]>,
): Verdict {
  const { frame, problems } = encodeCases(program, [source]);
  if (problems.length > 0)
    return {
      clause: program.clause.id,
      state: 'unknown',
      fen: null,
      schedule: [],
      payments: [],
      findings: [],
      things: [],
      problems,
    };
  return decideFrame(program, frame, encodeParameters(program, parameters, source.as_of));
}
