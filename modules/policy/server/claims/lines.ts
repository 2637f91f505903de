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
import { payableOn } from '../days.ts';
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
  /** Of the enterprise; of a payee that has none, its own. */
  regionCode: string;
  state: 'entitled' | 'notYet' | 'standardMissing';
  fen: number | null;
  dueOn: string;
}

/** A group of the walk, and who would be paid; several payees where the same facts hold for each of them. */
export type Payable = Group & {
  payeeKind: SubjectKind;
  payees: readonly { id: string; regionCode: string }[];
};

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

/** Applications of some groups at both looks, side by side, each with the group that makes it. */
function applicationsOf(each: BookClause, groups: readonly Payable[], { now, later }: Looks) {
  const today: Application[] = [];
  const then: Application[] = [];
  const owners: Payable[] = [];
  for (const group of groups) {
    for (const application of now.applications(each, group)) {
      today.push(application);
      owners.push(group);
    }
    for (const application of later.applications(each, group)) then.push(application);
  }
  return { today, then, owners };
}

/** What one clause grants to the groups it speaks of. */
export function linesOf(each: BookClause, groups: readonly Payable[], looks: Looks): Line[] {
  const { program, clause } = each;
  const { now, later, steps } = looks;
  const { today, then, owners } = applicationsOf(each, groups, looks);
  const before = runOver(program, today, steps, now.moment.day);
  const after = runOver(program, then, steps, later.moment.day);
  const day = now.moment.day;
  const lines: Line[] = [];
  for (const [at, application] of today.entries()) {
    const state = before.state[at] ?? 1;
    const [owner, next] = [owners[at], then[at]];
    if ((state < 2 && after.state[at] !== 2) || !owner || !next) continue;
    const { enterprise, payeeKind, payees } = owner;
    const worker = application.workers.length === 1 ? application.workers[0] : undefined;
    const add = (grant: Pick<Line, 'state' | 'fen' | 'dueOn'>): void => {
      for (const { id: payeeId, regionCode: own } of payees) {
        const regionCode = enterprise?.regionCode ?? own;
        lines.push({ clauseId: clause.id, payeeKind, payeeId, worker, enterprise, regionCode, ...grant });
      }
    };
    const fen = state === 2 ? (before.amount[at] ?? 0) : 0;
    if (state === 3) add({ state: 'standardMissing', fen: null, dueOn: day });
    if (fen > 0) add({ state: 'entitled', fen, dueOn: day });
    if (state === 3 || after.state[at] !== 2 || !((after.amount[at] ?? 0) > fen)) continue;
    for (const due of dues(program, application, next, looks)) add({ state: 'notYet', ...due });
  }
  return lines;
}
