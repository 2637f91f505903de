import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { enterprisesWhere, organisationsWhere, type WorkerRow, workersWhere } from '../facts/rows.ts';
import type { Payable } from '../claims/lines.ts';

/** Placements read and decided at a time: some 50 MB. */
const chunkPlacements = 10_000;

export interface Chunk {
  /** The last enterprise of the chunk; a killed run goes on behind it. */
  lastKey: string;
  placements: number;
}

/** The enterprises of the city in the order of their keys, cut into chunks of whole enterprises. */
export async function planChunks(db: Kysely<DB>, cityCode: string, after: string | null): Promise<Chunk[]> {
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
    if (!open || open.placements + placements > chunkPlacements) {
      open = { lastKey: id, placements: 0 };
      chunks.push(open);
    }
    open.lastKey = id;
    open.placements += placements;
  }
  return chunks;
}

/** Everyone who could be paid for the people of a range of enterprises: the employers, who introduced, the people. */
export async function groupsBetween(
  db: Kysely<DB>,
  cityCode: string,
  asOf: string,
  range: { after: string | null; to: string },
): Promise<Payable[]> {
  const { after, to } = range;
  const enterprises = await enterprisesWhere(
    db,
    cityCode,
    sql`e.id <= ${to}::uuid AND (${after}::uuid IS NULL OR e.id > ${after}::uuid)`,
  );
  const workers = await workersWhere(
    db,
    cityCode,
    asOf,
    sql`p.enterprise_id <= ${to}::uuid AND (${after}::uuid IS NULL OR p.enterprise_id > ${after}::uuid)`,
  );
  const introducers = new Map(
    (await organisationsWhere(db, cityCode, sql`o.kind IN ('agency', 'school', 'training')`)).map((each) => [
      each.id,
      each,
    ]),
  );
  const byEnterprise = Map.groupBy(workers, (each) => each.enterpriseId);
  return enterprises.flatMap((enterprise) => {
    const own: WorkerRow[] = byEnterprise.get(enterprise.id) ?? [];
    const base = { enterprise, person: undefined };
    const byOrganisation = Map.groupBy(own, (each) => each.organisationId);
    return [
      { ...base, kind: 'enterprise', workers: own, payeeKind: 'enterprise', payeeId: enterprise.id } as const,
      ...[...byOrganisation].flatMap(([id, brought]): Payable[] => {
        const organisation = id === null ? undefined : introducers.get(id);
        if (!organisation) return [];
        return [
          {
            ...base,
            kind: organisation.kind,
            workers: brought,
            payeeKind: 'organisation',
            payeeId: organisation.id,
          },
        ];
      }),
      ...own.map(
        (worker): Payable => ({
          ...base,
          kind: 'person',
          person: {
            id: worker.personId,
            name: worker.personName,
            birthOn: worker.birthOn,
            education: worker.education,
            groups: worker.groups,
            regionCode: worker.personRegionCode,
            regionName: null,
          },
          workers: [worker],
          payeeKind: 'person',
          payeeId: worker.personId,
        }),
      ),
    ];
  });
}
