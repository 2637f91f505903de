import type { Kysely } from 'kysely';
import type { Claim } from '#engines/rules/index.ts';
import type { DB } from '#platform/db/schema.ts';
import { type BookClause, bookOn, stepsOf } from '../book.ts';
import { Facts, isClaim, sidesOf } from '../claims/applications.ts';
import { type Line, linesOf, type Looks, type Payable } from '../claims/lines.ts';
import { limitsOf, standTogether } from '../claims/stand-together.ts';
import { monthsAhead } from '../facts/source.ts';
import type { Place } from '../place.ts';
import { writeLines } from './write-lines.ts';

/** How many months ahead a run looks. */
export const horizon = 12;

export interface WalkClause extends BookClause {
  sides: ReadonlySet<string>;
}

/** The looks at the ledger for one chunk: facts of its rows are written once for all clauses. */
export const looksAt = (place: Place, asOf: string, steps: Looks['steps']): Looks => ({
  now: new Facts(place, monthsAhead(asOf, 0)),
  later: new Facts(place, monthsAhead(asOf, horizon)),
  steps,
});

/** Everything the clauses grant to the groups of a chunk. */
export function chunkLines(clauses: readonly WalkClause[], groups: readonly Payable[], looks: Looks): Line[] {
  const byKind = Map.groupBy(groups, ({ kind }) => kind);
  return clauses.flatMap((each) =>
    [...each.sides].flatMap((side) => linesOf(each, byKind.get(side) ?? [], looks)),
  );
}

/** Takes off what may not be claimed beside something else (G11, G16); only sums that are due now stand beside each other. */
function cutLines(
  lines: Line[],
  clauses: readonly WalkClause[],
  steps: Looks['steps'],
  asOf: string,
): Line[] {
  const limits = clauses.map(({ clause }) => limitsOf(clause, steps, asOf));
  if (limits.every(({ exclusive, yearlyCapFen }) => !exclusive && yearlyCapFen === undefined)) return lines;
  const due = new Map(
    lines.flatMap((line, at) => (line.state === 'entitled' ? [[String(at), line] as const] : [])),
  );
  const claims = [...due].map(
    ([id, line]): Claim => ({
      id,
      clause: line.clauseId,
      subjects: {
        applicant: line.payeeId,
        ...(line.worker ? { worker: line.worker.personId } : { worker: id }),
      },
      on: line.worker?.onboardOn ?? asOf,
      fen: line.fen ?? 0,
    }),
  );
  const cut = new Set<Line>();
  for (const { claim, fen } of standTogether(claims, limits)) {
    const line = due.get(claim.id);
    if (!line || line.fen === fen) continue;
    if (fen > 0) line.fen = fen;
    else cut.add(line);
  }
  return cut.size > 0 ? lines.filter((line) => !cut.has(line)) : lines;
}

/** The clauses in force that somebody may claim under. */
export async function cityClauses(
  db: Kysely<DB>,
  place: Place,
  run: { cityCode: string; asOf: string },
): Promise<WalkClause[]> {
  const book = await bookOn(db, place, run.cityCode, run.asOf);
  return book
    .filter(({ clause }) => isClaim(clause))
    .map((each) => ({ ...each, sides: sidesOf(place, each.clause) }));
}

/** What a run of the whole city does with a chunk: reckons and writes. Returns how many lines. */
export async function cityChunk(
  db: Kysely<DB>,
  place: Place,
  run: { cityCode: string; id: string; asOf: string; lines: number },
  groups: readonly Payable[],
): Promise<number> {
  const steps = await stepsOf(db, run.cityCode);
  const clauses = await cityClauses(db, place, run);
  const found = chunkLines(clauses, groups, looksAt(place, run.asOf, steps));
  const lines = cutLines(found, clauses, steps, run.asOf);
  await writeLines(db, run, run.lines, lines);
  return lines.length;
}
