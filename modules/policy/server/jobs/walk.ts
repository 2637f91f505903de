import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { Payable } from '../claims/lines.ts';
import {
  enterprisesWhere,
  lastIn,
  neverEmployed,
  organisationsWhere,
  peopleWhere,
  personOf,
  type Range,
  type KnownWorkerRow,
  within,
  workersWhere,
} from '../facts/rows.ts';
import { personKey } from '../facts/source.ts';

/** Placements read and decided at a time: some 50 MB. */
const chunkPlacements = 10_000;
const chunkPeople = 25_000;

/** What a walk passes in order: enterprises with everyone they have employed, then the people nobody has. */
export type Stage = 'enterprise' | 'person';

/** Behind what a killed walk goes on; `lastKey` null: before the first. */
export interface Mark {
  lastKind: Stage;
  lastKey: string | null;
}

export interface Chunk {
  kind: Stage;
  /** The last enterprise or person of the chunk. */
  lastKey: string;
  /** Placements, or people. */
  count: number;
}

/** The key behind which a stage goes on; undefined where the walk has passed it. */
function startOf({ lastKind, lastKey }: Mark, kind: Stage): string | null | undefined {
  if (lastKind === kind) return lastKey;
  return kind === 'person' ? null : undefined;
}

/** Whether the walk stands behind a chunk. */
export function isPassed(mark: Mark, { kind, lastKey }: Chunk): boolean {
  const start = startOf(mark, kind);
  return start === undefined || (start !== null && start >= lastKey);
}

/** The enterprises of the city in the order of their keys, cut into chunks of whole enterprises. */
async function enterpriseChunks(db: Kysely<DB>, cityCode: string, after: string | null): Promise<Chunk[]> {
  const { rows } = await sql<{ id: string; placements: number }>`
    SELECT e.id, coalesce(p.placements, 0)::int AS placements FROM enterprise e
    LEFT JOIN (SELECT q.enterprise_id, count(*) AS placements FROM placement q
      WHERE q.city_code = ${cityCode} AND q.status IN ('onboarded', 'left') GROUP BY 1) p ON p.enterprise_id = e.id
    WHERE e.city_code = ${cityCode} AND (${after}::uuid IS NULL OR e.id > ${after}::uuid) ORDER BY e.id`.execute(
    db,
  );
  const chunks: Chunk[] = [];
  let open: Chunk | undefined;
  for (const { id, placements } of rows) {
    if (!open || open.count + placements > chunkPlacements) {
      open = { kind: 'enterprise', lastKey: id, count: 0 };
      chunks.push(open);
    }
    open.lastKey = id;
    open.count += placements;
  }
  return chunks;
}

async function peopleChunks(
  db: Kysely<DB>,
  cityCode: string,
  asOf: string,
  after: string | null,
): Promise<Chunk[]> {
  const { rows } = await sql<{ lastKey: string; count: number }>`
    SELECT DISTINCT ON (m.part) m.id AS last_key, count(*) OVER (PARTITION BY m.part)::int AS count FROM (
      SELECT n.id, (row_number() OVER (ORDER BY n.id) - 1) / ${chunkPeople}::int AS part FROM person n
      WHERE n.city_code = ${cityCode} AND ${neverEmployed(cityCode, asOf, { after, to: null })}
    ) m ORDER BY m.part, m.id DESC`.execute(db);
  return rows.map((row) => ({ kind: 'person', ...row }));
}

/** What is left of a walk. */
export async function planChunks(
  db: Kysely<DB>,
  run: { cityCode: string; asOf: string } & Mark,
  isAboutPeople: boolean,
): Promise<Chunk[]> {
  const [enterprise, person] = [startOf(run, 'enterprise'), startOf(run, 'person')];
  return [
    ...(enterprise === undefined ? [] : await enterpriseChunks(db, run.cityCode, enterprise)),
    ...(person === undefined || !isAboutPeople ? [] : await peopleChunks(db, run.cityCode, run.asOf, person)),
  ];
}

/** Everyone who could be paid for a chunk. */
export function groupsOf(
  db: Kysely<DB>,
  run: { cityCode: string; asOf: string } & Mark,
  { kind, lastKey }: Chunk,
  days: readonly string[],
): Promise<Payable[]> {
  const range = { after: startOf(run, kind) ?? null, to: lastKey };
  return kind === 'person'
    ? groupsOfPeople(db, run, range, days)
    : groupsOfEnterprises(db, run.cityCode, run.asOf, range);
}

/** People nobody has employed; those whose facts are the same on all of some days are decided once. */
async function groupsOfPeople(
  db: Kysely<DB>,
  { cityCode, asOf }: { cityCode: string; asOf: string },
  range: Range,
  days: readonly string[],
): Promise<Payable[]> {
  const people = await peopleWhere(db, cityCode, neverEmployed(cityCode, asOf, range));
  const alike = Map.groupBy(people, (each) => personKey(each, days));
  return [...alike.values()].map(
    (payees): Payable => ({
      kind: 'person',
      enterprise: undefined,
      person: payees[0],
      workers: [],
      payeeKind: 'person',
      payees,
    }),
  );
}

/** Employers of a range, who introduced their people, and the people whose last employer they are. */
async function groupsOfEnterprises(
  db: Kysely<DB>,
  cityCode: string,
  asOf: string,
  range: Range,
): Promise<Payable[]> {
  const enterprises = await enterprisesWhere(db, cityCode, within('e.id', range));
  const workers = await workersWhere(db, cityCode, asOf, within('p.enterprise_id', range));
  const last = new Set(await lastIn(db, cityCode, asOf, range, workers));
  const introducers = new Map(
    (await organisationsWhere(db, cityCode, sql`o.kind IN ('agency', 'school', 'training')`)).map((each) => [
      each.id,
      each,
    ]),
  );
  const byEnterprise = Map.groupBy(workers, (each) => each.enterpriseId);
  return enterprises.flatMap((enterprise) => {
    const own: KnownWorkerRow[] = byEnterprise.get(enterprise.id) ?? [];
    const base = { enterprise, person: undefined };
    const byOrganisation = Map.groupBy(own, (each) => each.organisationId);
    return [
      { ...base, kind: 'enterprise', workers: own, payeeKind: 'enterprise', payees: [enterprise] } as const,
      ...[...byOrganisation].flatMap(([id, brought]): Payable[] => {
        const organisation = id === null ? undefined : introducers.get(id);
        if (!organisation) return [];
        const { kind } = organisation;
        return [{ ...base, kind, workers: brought, payeeKind: 'organisation', payees: [organisation] }];
      }),
      ...own
        .filter((worker) => last.has(worker))
        .map((worker): Payable => {
          const person = personOf(worker);
          return {
            ...base,
            kind: 'person',
            person,
            workers: [worker],
            payeeKind: 'person',
            payees: [person],
          };
        }),
    ];
  });
}
