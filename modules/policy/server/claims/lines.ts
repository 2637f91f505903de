import {
  decide,
  encodeCases,
  encodeParameters,
  forecast,
  type Program,
  results,
  type ScheduleEntry,
} from '#engines/rules/index.ts';
import type { SubjectKind } from '../../contract/codes.ts';
import type { BookClause } from '../book.ts';
import { monthEnd } from '../days.ts';
import type { EnterpriseRow, WorkerRow } from '../facts/rows.ts';
import type { Steps } from '../words.ts';
import type { Application, Facts, Group } from './applications.ts';

/** A sum that somebody may claim now, or will when a day has come. */
export interface Line {
  clauseId: string;
  payeeKind: SubjectKind;
  payeeId: string;
  worker: WorkerRow | undefined;
  enterprise: EnterpriseRow | undefined;
  state: 'entitled' | 'notYet' | 'standardMissing';
  fen: number | null;
  dueOn: string;
}

/** A group of the walk, and who would be paid. */
export type Payable = Group & { payeeKind: SubjectKind; payeeId: string };

/** Two looks at the ledger: today, and as it will stand at the end of the horizon if things go on. */
export interface Looks {
  now: Facts;
  later: Facts;
  steps: Steps;
}

function runOver(program: Program, applications: readonly Application[], steps: Steps, day: string) {
  const { frame } = encodeCases(
    program,
    applications.map(({ source }) => source),
  );
  const out = results(applications.length);
  program.run(frame, encodeParameters(program, steps, day), out, new Uint8Array(frame.things));
  return out;
}

/** The day from which a sum entered under a date, a month or a year can be paid. */
function payableOn(on: string, asOf: string): string {
  const day = on.length === 10 ? on : on.length === 7 ? monthEnd(on) : `${on}-12-31`;
  return day > asOf ? day : asOf;
}

/** What falls due after today: what the later look pays beyond today's, each under its own day. */
function dues(
  program: Program,
  application: Application,
  later: Application,
  { now, later: { moment }, steps }: Looks,
): { dueOn: string; fen: number }[] {
  const asOf = now.moment.day;
  const before = decide(program, application.source, steps);
  const after = decide(program, later.source, steps);
  const paid = new Map(before.schedule.map(({ on, fen }) => [on, fen]));
  // Paid once, on the day of the decision: today's decision has it.
  if (before.state === 'entitled' && paid.size === 1 && paid.has(asOf)) return [];
  const isUndated = (entry: ScheduleEntry): boolean => entry.on === moment.day;
  if (after.schedule.some(isUndated)) return forecast(program, application.source, steps, moment.day);
  return after.schedule.flatMap(({ on, fen }) => {
    const left = fen - (paid.get(on) ?? 0);
    return left > 0 ? [{ dueOn: payableOn(on, asOf), fen: left }] : [];
  });
}

/** What one clause grants to the groups it speaks of. */
export function linesOf(each: BookClause, groups: readonly Payable[], looks: Looks): Line[] {
  const { program, clause } = each;
  const { now, later, steps } = looks;
  const applications: Application[] = [];
  const afterwards: Application[] = [];
  const payees: Payable[] = [];
  for (const group of groups) {
    for (const application of now.applications(each, group)) {
      applications.push(application);
      payees.push(group);
    }
    for (const application of later.applications(each, group)) afterwards.push(application);
  }
  const today = runOver(program, applications, steps, now.moment.day);
  const then = runOver(program, afterwards, steps, later.moment.day);
  const lines: Line[] = [];
  for (const [at, application] of applications.entries()) {
    const [state, after] = [today.state[at] ?? 1, then.state[at] ?? 1];
    if (state < 2 && after < 2) continue;
    const payee = payees[at] as Payable;
    const base = {
      clauseId: clause.id,
      payeeKind: payee.payeeKind,
      payeeId: payee.payeeId,
      worker: application.workers.length === 1 ? application.workers[0] : undefined,
      enterprise: payee.enterprise,
    };
    const fen = today.amount[at] ?? Number.NaN;
    if (state === 3) {
      lines.push({ ...base, state: 'standardMissing', fen: null, dueOn: now.moment.day });
      continue;
    }
    if (state === 2 && fen > 0) lines.push({ ...base, state: 'entitled', fen, dueOn: now.moment.day });
    const isMore = after === 2 && (then.amount[at] ?? 0) > (state === 2 ? fen : 0);
    const next = afterwards[at];
    if (!isMore || !next) continue;
    for (const due of dues(program, application, next, looks))
      lines.push({ ...base, state: 'notYet', fen: due.fen, dueOn: due.dueOn });
  }
  return lines;
}
