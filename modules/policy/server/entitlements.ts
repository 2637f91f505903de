import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#modules/enterprise/server/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { unstatedFund } from '../contract/codes.ts';
import type { listEntitlements } from '../contract/run-operations.ts';
import type { PolicyTables } from './tables.ts';

type Context = OperationContext<PolicyTables>;
export type EntitlementFilter = Omit<z.output<typeof listEntitlements.input>, 'page' | 'pageSize'>;

/** A run of the whole city, as far as its lines are asked for. */
type Run = { id: string; asOf: string };

/** The lines of a run that a filter leaves; row security leaves the asker's own. */
export async function linesWhere(
  context: Pick<Context, 'db' | 'actor'>,
  run: Run,
  filter: EntitlementFilter,
): Promise<RawBuilder<unknown>> {
  const parts = [sql`l.city_code = ${context.actor.cityCode} AND l.run_id = ${run.id}::uuid`];
  if (filter.fund) {
    const heads = await clauseHeads(context, run.asOf);
    const own = [...heads].filter(([, { fund }]) => fund === filter.fund).map(([clauseId]) => clauseId);
    parts.push(sql`l.clause_id = ANY (${own}::text[])`);
  }
  if (filter.state) parts.push(sql`l.state = ${filter.state}`);
  if (filter.dueFrom) parts.push(sql`l.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo) parts.push(sql`l.due_on <= ${filter.dueTo}::date`);
  if (filter.clauseId) parts.push(sql`l.clause_id = ${filter.clauseId}`);
  if (filter.payeeKind) parts.push(sql`l.payee_kind = ${filter.payeeKind}`);
  if (filter.payeeId) parts.push(sql`l.payee_id = ${filter.payeeId}::uuid`);
  if (filter.regionCode) {
    const range = rangeOf(filter.regionCode);
    parts.push(range ? sql`l.region_code >= ${range.from} AND l.region_code < ${range.to}` : sql`false`);
  }
  if (filter.search) {
    const like = containing(filter.search);
    parts.push(sql`(EXISTS (SELECT 1 FROM enterprise e WHERE e.city_code = l.city_code AND e.id = l.enterprise_id AND e.name LIKE ${like})
      OR EXISTS (SELECT 1 FROM organisation o WHERE o.city_code = l.city_code AND o.id = l.organisation_id AND o.name LIKE ${like})
      OR l.person_id IN (SELECT n.id FROM person n WHERE n.city_code = ${context.actor.cityCode} AND n.name_parts @> ARRAY[${filter.search}]))`);
  }
  return sql.join(parts, sql` AND `);
}

/** Sums of lines; heads are people, once each, or payees where the claim is about nobody in particular. */
export const sumColumns = sql`count(*)::int AS lines, count(DISTINCT coalesce(l.person_id, l.payee_id))::int AS heads,
  coalesce(sum(l.fen) FILTER (WHERE l.state = 'entitled'), 0)::bigint AS entitled_fen,
  coalesce(sum(l.fen) FILTER (WHERE l.state = 'notYet'), 0)::bigint AS not_yet_fen,
  count(*) FILTER (WHERE l.state = 'standardMissing')::int AS standard_missing`;
export interface Sums {
  lines: number;
  heads: number;
  entitledFen: number;
  notYetFen: number;
  standardMissing: number;
}
export const noSums: Sums = { lines: 0, heads: 0, entitledFen: 0, notYetFen: 0, standardMissing: 0 };

export interface LineRow {
  line: number;
  clauseId: string;
  payeeKind: 'enterprise' | 'organisation' | 'person';
  payeeId: string;
  personId: string | null;
  placementId: string | null;
  enterpriseId: string | null;
  regionCode: string;
  state: 'entitled' | 'notYet' | 'standardMissing';
  fen: number | null;
  dueOn: string;
}

export async function regionNames(
  { db }: Pick<Context, 'db'>,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM region WHERE code = ANY (${[...codes]}::text[])`.execute(db);
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Lines with the names that the asker may see. */
export async function withNames({ db, actor }: Context, run: Run, lines: readonly LineRow[]) {
  const ids = (read: (line: LineRow) => string | null): string[] => [
    ...new Set(lines.flatMap((line) => read(line) ?? [])),
  ];
  const named = async (table: 'enterprise' | 'organisation' | 'person', wanted: string[]) => {
    if (wanted.length === 0) return new Map<string, string>();
    const { rows } = await sql<{ id: string; name: string }>`
      SELECT t.id, t.name FROM ${sql.table(table)} t WHERE t.city_code = ${actor.cityCode} AND t.id = ANY (${wanted}::uuid[])`.execute(
      db,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  const enterprises = await named(
    'enterprise',
    ids((line) => line.enterpriseId),
  );
  const organisations = await named(
    'organisation',
    ids((line) => (line.payeeKind === 'organisation' ? line.payeeId : null)),
  );
  const people = actor.seesPersons
    ? await named(
        'person',
        ids((line) => line.personId),
      )
    : new Map<string, string>();
  const regions = await regionNames(
    { db },
    ids((line) => line.regionCode),
  );
  const heads = await clauseHeads({ db, actor }, run.asOf);
  const payees = { enterprise: enterprises, organisation: organisations, person: people };
  return lines.map(({ line, enterpriseId, personId, placementId, payeeId, ...row }) => ({
    ...row,
    id: `${run.id}:${line}`,
    clauseTitle: heads.get(row.clauseId)?.title ?? row.clauseId,
    payeeId,
    payeeName: payees[row.payeeKind].get(payeeId) ?? '（不在管辖范围）',
    personId: people.has(personId ?? '') ? personId : null,
    personName: people.get(personId ?? '') ?? null,
    placementId: people.has(personId ?? '') ? placementId : null,
    enterpriseName: enterprises.get(enterpriseId ?? '') ?? null,
    regionName: regions.get(row.regionCode) ?? row.regionCode,
  }));
}

/** Title and fund of every clause: of the version in force on a day, else of the newest. */
export async function clauseHeads(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  day: string,
): Promise<Map<string, { title: string; fund: string }>> {
  const { rows } = await sql<{ clauseId: string; title: string; fund: string | null }>`
    SELECT clause_id, clause ->> 'title' AS title, clause ->> 'fund' AS fund FROM clause_version
    WHERE city_code = ${actor.cityCode}
    ORDER BY (status IN ('inForce', 'ended') AND coalesce(effective_from <= ${day}::date, true)
      AND coalesce(effective_to >= ${day}::date, true)), version_no`.execute(db);
  return new Map(rows.map(({ clauseId, title, fund }) => [clauseId, { title, fund: fund ?? unstatedFund }]));
}

export const lineColumns = sql`l.line, l.clause_id, l.payee_kind, l.payee_id, l.person_id, l.placement_id, l.enterprise_id, l.region_code, l.state, l.fen, l.due_on`;
