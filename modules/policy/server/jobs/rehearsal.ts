import type { Kysely, Selectable } from 'kysely';
import type { Clause } from '#engines/rules/index.ts';
import type { DB, PolicyRun } from '#platform/db/schema.ts';
import type { SubjectKind } from '../../contract/codes.ts';
import { type BookClause, programOf, stepsOf } from '../book.ts';
import { sidesOf } from '../claims/applications.ts';
import type { Line, Payable } from '../claims/lines.ts';
import type { Place } from '../place.ts';
import { inForceOf, versionById, versionsOf } from '../versions.ts';
import { chunkLines, looksAt, type WalkClause } from './city-run.ts';

/** Sums of one version. */
interface Side {
  heads: number;
  nowFen: number;
  laterFen: number;
  /** By the day on which they fall due. */
  days: Record<string, number>;
}
interface Payee {
  kind: SubjectKind;
  id: string;
  currentFen: number;
  draftFen: number;
}
/** What a rehearsal has found so far; kept with the run, so that a killed one goes on. */
export interface Figures {
  hasCurrent: boolean;
  current: Side;
  draft: Side;
  districts: Record<
    string,
    { currentFen: number; draftFen: number; currentHeads: number; draftHeads: number }
  >;
  gains: { heads: number; fen: number };
  loses: { heads: number; fen: number };
  payees: Payee[];
}

const emptySide = (): Side => ({ heads: 0, nowFen: 0, laterFen: 0, days: {} });
export const emptyFigures = (): Figures => ({
  hasCurrent: false,
  current: emptySide(),
  draft: emptySide(),
  districts: {},
  gains: { heads: 0, fen: 0 },
  loses: { heads: 0, fen: 0 },
  payees: [],
});
const shownPayees = 20;

interface Head {
  payee: Payee;
  district: string;
  currentFen: number;
  draftFen: number;
}

const keyOf = (line: Line): string => `${line.payeeId} ${line.worker?.id ?? ''}`;

function addSide(
  figures: Figures,
  heads: Map<string, Head>,
  lines: readonly Line[],
  version: 'current' | 'draft',
): void {
  const side = figures[version];
  for (const line of lines) {
    const fen = line.fen ?? 0;
    if (line.state === 'entitled') side.nowFen += fen;
    else side.laterFen += fen;
    side.days[line.dueOn] = (side.days[line.dueOn] ?? 0) + fen;
    const key = keyOf(line);
    const head = heads.get(key) ?? {
      payee: { kind: line.payeeKind, id: line.payeeId, currentFen: 0, draftFen: 0 },
      district: `${line.regionCode.slice(0, 6)}000000`,
      currentFen: 0,
      draftFen: 0,
    };
    heads.set(key, head);
    head[`${version}Fen`] += fen;
  }
}

/** Those that change most, both ways; an organisation's sums come from many chunks, so it is always kept. */
function mostChanged(payees: readonly Payee[]): Payee[] {
  const order = payees.toSorted((a, b) => b.draftFen - b.currentFen - (a.draftFen - a.currentFen));
  const kept = new Set([...order.slice(0, shownPayees), ...order.slice(-shownPayees)]);
  return payees.filter(
    (each) => each.kind === 'organisation' || (kept.has(each) && each.currentFen !== each.draftFen),
  );
}

/** Adds what a chunk found to the figures. */
export function addChunk(figures: Figures, current: readonly Line[], draft: readonly Line[]): void {
  const heads = new Map<string, Head>();
  addSide(figures, heads, current, 'current');
  addSide(figures, heads, draft, 'draft');
  const payees = new Map(figures.payees.map((each) => [each.id, each]));
  for (const { payee, district, currentFen, draftFen } of heads.values()) {
    const place = figures.districts[district] ?? {
      currentFen: 0,
      draftFen: 0,
      currentHeads: 0,
      draftHeads: 0,
    };
    figures.districts[district] = place;
    place.currentFen += currentFen;
    place.draftFen += draftFen;
    if (currentFen > 0) {
      place.currentHeads += 1;
      figures.current.heads += 1;
    }
    if (draftFen > 0) {
      place.draftHeads += 1;
      figures.draft.heads += 1;
    }
    const change = draftFen - currentFen;
    const way = change > 0 ? figures.gains : figures.loses;
    if (change !== 0) {
      way.heads += 1;
      way.fen += Math.abs(change);
    }
    const own = payees.get(payee.id) ?? payee;
    payees.set(payee.id, own);
    own.currentFen += currentFen;
    own.draftFen += draftFen;
  }
  figures.payees = mostChanged([...payees.values()]);
}

function walkClause(
  place: Place,
  row: { id: string; versionNo: number; contentHash: string; clause: unknown } | undefined,
): WalkClause[] {
  if (!row) return [];
  const clause = row.clause as Clause;
  const made = programOf(place, 'books', row.contentHash, clause);
  if (!made) return [];
  const each: BookClause = { versionId: row.id, versionNo: row.versionNo, ...made };
  return [{ ...each, sides: sidesOf(place, clause) }];
}

type Rehearsed = Pick<Selectable<PolicyRun>, 'cityCode' | 'asOf' | 'clauseVersionId' | 'figures'>;

/** The version in force, where there is one, and the draft. */
export async function rehearsedClauses(
  db: Kysely<DB>,
  place: Place,
  run: Omit<Rehearsed, 'figures'>,
): Promise<{ current: WalkClause[]; draft: WalkClause[] }> {
  const context = { db, actor: { cityCode: run.cityCode } } as never;
  const draft = await versionById(context, run.clauseVersionId ?? '');
  const current = inForceOf(await versionsOf(context, draft.clauseId), run.asOf);
  return { current: walkClause(place, current), draft: walkClause(place, draft) };
}

/** A draft and the version in force over the people of a chunk. */
export async function rehearseChunk(
  db: Kysely<DB>,
  place: Place,
  run: Rehearsed,
  groups: readonly Payable[],
): Promise<{ figures: Figures; lines: number }> {
  const { current, draft } = await rehearsedClauses(db, place, run);
  const looks = looksAt(place, run.asOf, await stepsOf(db, run.cityCode));
  const stored = run.figures as unknown as Partial<Figures>;
  const figures = { ...emptyFigures(), ...structuredClone(stored), hasCurrent: current.length > 0 };
  const [before, after] = [chunkLines(current, groups, looks), chunkLines(draft, groups, looks)];
  addChunk(figures, before, after);
  return { figures, lines: before.length + after.length };
}
