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

type Compiled = Pick<BookClause, 'clause' | 'program' | 'spelling'>;
const compiled = new Map<string, Compiled | undefined>();
type WorldName = 'books' | 'form';
const keyOf = (place: Place, world: WorldName, hash: string): string =>
  `${place.document?.code ?? ''} ${world} ${hash}`;

/** A clause's program, made once in a process for each content. */
export function programOf(
  place: Place,
  world: WorldName,
  hash: string,
  clause: Clause,
): Compiled | undefined {
  const key = keyOf(place, world, hash);
  if (!compiled.has(key)) {
    const { program } = compileClause(clause, place[world]);
    compiled.set(key, program && { clause, program, spelling: spellingFor(place, { clause, program }) });
  }
  return compiled.get(key);
}

type Db = Kysely<PolicyTables>;

/** Compiles the versions that this process has not seen yet. */
async function learn(
  db: Db,
  place: Place,
  cityCode: string,
  world: WorldName,
  rows: readonly { id: string; contentHash: string }[],
): Promise<void> {
  const unknown = rows.filter(({ contentHash }) => !compiled.has(keyOf(place, world, contentHash)));
  if (unknown.length === 0) return;
  const found = await db
    .selectFrom('clauseVersion')
    .select(['clause', 'contentHash'])
    .where('cityCode', '=', cityCode)
    .where(
      'id',
      'in',
      unknown.map(({ id }) => id),
    )
    .execute();
  for (const { clause, contentHash } of found)
    programOf(place, world, contentHash, clause as unknown as Clause);
}

/** The clauses in force on a day, by id. */
export async function bookOn(
  db: Db,
  place: Place,
  cityCode: string,
  day: string,
  world: WorldName = 'books',
): Promise<BookClause[]> {
  const rows = await db
    .selectFrom('clauseVersion')
    .select(['id', 'clauseId', 'versionNo', 'contentHash'])
    .where('cityCode', '=', cityCode)
    .where('status', 'in', ['inForce', 'ended'])
    .where((eb) => eb.or([eb('effectiveFrom', 'is', null), eb('effectiveFrom', '<=', day)]))
    .where((eb) => eb.or([eb('effectiveTo', 'is', null), eb('effectiveTo', '>=', day)]))
    .orderBy('clauseId')
    .orderBy('versionNo')
    .execute();
  await learn(db, place, cityCode, world, rows);
  // Where days of two versions overlap the later one counts.
  const last = new Map(rows.map((row) => [row.clauseId, row]));
  return [...last.values()].flatMap(({ id, versionNo, contentHash }) => {
    const made = compiled.get(keyOf(place, world, contentHash));
    return made ? [{ versionId: id, versionNo, ...made }] : [];
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
