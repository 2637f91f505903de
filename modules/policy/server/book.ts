import type { Kysely } from 'kysely';
import { type Clause, compileClause, type Json, type Program } from '#engines/rules/index.ts';
import { type Spelling, spellingFor } from './facts/source.ts';
import type { Place } from './place.ts';
import type { PolicyTables } from './tables.ts';
import type { Steps } from './words.ts';

/** A version in force, compiled for decisions from the ledger. */
export interface BookClause {
  versionId: string;
  versionNo: number;
  clause: Clause;
  program: Program;
  spelling: Spelling;
}

const compiled = new Map<string, { program: Program; spelling: Spelling } | undefined>();

/** A clause's program, made once in a process for each content. */
export function programOf(
  place: Place,
  world: 'cases' | 'books' | 'form',
  hash: string,
  clause: Clause,
): { program: Program; spelling: Spelling } | undefined {
  const key = `${place.document?.code ?? ''} ${world} ${hash}`;
  if (!compiled.has(key)) {
    const { program } = compileClause(clause, place[world]);
    compiled.set(key, program && { program, spelling: spellingFor(place, clause) });
  }
  return compiled.get(key);
}

type Db = Kysely<PolicyTables>;

/** The clauses in force on a day, by id. */
export async function bookOn(
  db: Db,
  place: Place,
  cityCode: string,
  day: string,
  world: 'books' | 'form' = 'books',
): Promise<BookClause[]> {
  const rows = await db
    .selectFrom('clauseVersion')
    .select(['id', 'versionNo', 'clause', 'contentHash'])
    .where('cityCode', '=', cityCode)
    .where('status', 'in', ['inForce', 'ended'])
    .where((eb) => eb.or([eb('effectiveFrom', 'is', null), eb('effectiveFrom', '<=', day)]))
    .where((eb) => eb.or([eb('effectiveTo', 'is', null), eb('effectiveTo', '>=', day)]))
    .orderBy('clauseId')
    .orderBy('versionNo', 'desc')
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ id, versionNo, clause: stored, contentHash }) => {
    const clause = stored as unknown as Clause;
    // Where days of two versions overlap the later one counts.
    if (seen.has(clause.id)) return [];
    seen.add(clause.id);
    const made = programOf(place, world, contentHash, clause);
    return made ? [{ versionId: id, versionNo, clause, ...made }] : [];
  });
}

/** The standards in force, by name, each with its days. */
export async function stepsOf(db: Db, cityCode: string): Promise<Steps> {
  const rows = await db
    .selectFrom('standardValue')
    .select(['name', 'fromOn', 'value', 'paper'])
    .where('cityCode', '=', cityCode)
    .where('status', '=', 'inForce')
    .orderBy('fromOn')
    .execute();
  const steps = new Map<string, { from: string; value: Json; source: string }[]>();
  for (const { name, fromOn, value, paper } of rows) {
    const own = steps.get(name) ?? [];
    own.push({ from: fromOn, value: value as unknown as Json, source: paper });
    steps.set(name, own);
  }
  return steps;
}
