import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { containing } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { SubjectKind } from '../contract/codes.ts';
import type { Group } from './claims/applications.ts';
import {
  employersOfIds,
  enterprisesWhere,
  lastOf,
  organisationsWhere,
  peopleWhere,
  placementsWhere,
  type WorkerRow,
  workersWhere,
} from './facts/rows.ts';
import type { PolicyTables } from './tables.ts';

type Context = Pick<OperationContext<PolicyTables>, 'db' | 'actor'>;

export interface Subject {
  kind: SubjectKind;
  id: string;
  name: string;
  regionCode: string;
  groups: Group[];
}

const notFound = (): AppError => new AppError('platform.notFound');

/** Whether a clause asks a side something about its workers as people, beside their names. */
export type AsksPerson = (side: string) => boolean;

/** The workers of a side, with the person where that is asked. */
const workersFor = (
  { db, actor }: Context,
  asOf: string,
  where: RawBuilder<SqlBool>,
  asksPerson: boolean,
): Promise<WorkerRow[]> => (asksPerson ? workersWhere : placementsWhere)(db, actor.cityCode, asOf, where);

async function enterprise(
  context: Context,
  id: string,
  asOf: string,
  asksPerson: AsksPerson,
): Promise<Subject> {
  const { db, actor } = context;
  const [row] = await enterprisesWhere(db, actor.cityCode, sql`e.id = ${id}`);
  if (!row) throw notFound();
  // An office that sees no persons knows nothing of who works there: unknown, not nobody.
  const workers = actor.seesPersons
    ? await workersFor(context, asOf, sql`p.enterprise_id = ${id}`, asksPerson('enterprise'))
    : undefined;
  const group: Group = { kind: 'enterprise', enterprise: row, person: undefined, workers };
  return { kind: 'enterprise', id, name: row.name, regionCode: row.regionCode, groups: [group] };
}

function mayAskFor({ actor: { scope } }: Context, id: string, regionCode: string): boolean {
  if (scope.kind === 'region') return regionCode >= scope.from && regionCode < scope.to;
  return scope.kind === 'organisation' && scope.id === id;
}

async function organisation(
  context: Context,
  id: string,
  asOf: string,
  asksPerson: AsksPerson,
): Promise<Subject> {
  const { db, actor } = context;
  const [row] = await organisationsWhere(db, actor.cityCode, sql`o.id = ${id}`);
  if (!row || !mayAskFor(context, id, row.regionCode)) throw notFound();
  const workers = actor.seesPersons
    ? await workersFor(context, asOf, sql`p.organisation_id = ${id}`, asksPerson(row.kind))
    : undefined;
  const employers = new Map<string, WorkerRow[]>();
  for (const each of workers ?? []) {
    const own = employers.get(each.enterpriseId) ?? [];
    own.push(each);
    employers.set(each.enterpriseId, own);
  }
  const enterprises = await employersOf(context, [...employers.keys()]);
  const groups = [...employers].map(
    ([of, own]): Group => ({
      kind: row.kind,
      enterprise: enterprises.get(of),
      person: undefined,
      workers: own,
    }),
  );
  const none: Group = { kind: row.kind, enterprise: undefined, person: undefined, workers: workers && [] };
  return {
    kind: 'organisation',
    id,
    name: row.name,
    regionCode: row.regionCode,
    groups: groups.length > 0 ? groups : [none],
  };
}

/** Employers of people that the asker sees: what clauses ask of them is public (name, place, industry, size). */
async function employersOf({ db, actor }: Context, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const rows = await employersOfIds(db, actor.cityCode, ids);
  return new Map(rows.map((each) => [each.id, each]));
}

async function person(context: Context, id: string, asOf: string): Promise<Subject> {
  const { db, actor } = context;
  const [row] = await peopleWhere(db, actor.cityCode, sql`n.id = ${id}`);
  if (!row || !actor.seesPersons) throw notFound();
  const workers = await workersWhere(db, actor.cityCode, asOf, sql`p.person_id = ${id}`);
  const enterprises = await employersOf(
    context,
    workers.map((each) => each.enterpriseId),
  );
  const last = lastOf(workers);
  const group: Group = {
    kind: 'person',
    enterprise: last && enterprises.get(last.enterpriseId),
    person: row,
    workers: last ? [last] : [],
  };
  return { kind: 'person', id, name: row.name, regionCode: row.regionCode, groups: [group] };
}

const loaders = { enterprise, organisation, person };

/** A subject of the ledger with everything clauses ask about it, as far as the asker may see it. */
export const loadSubject = (
  context: Context,
  { kind, id }: { kind: SubjectKind; id: string },
  asOf: string,
  asksPerson: AsksPerson,
): Promise<Subject> => loaders[kind](context, id, asOf, asksPerson);

export async function regionNameOf({ db }: Context, code: string): Promise<string> {
  const row = await db.selectFrom('region').select('name').where('code', '=', code).executeTakeFirst();
  return row?.name ?? code;
}

/** The first 20 subjects of a kind by part of the name, as far as the asker sees them. */
export async function findSubjects(context: Context, kind: SubjectKind, search: string) {
  const { db, actor } = context;
  const like = containing(search);
  if (kind === 'person') {
    if (!actor.seesPersons) return [];
    const { rows } = await sql<{ id: string; name: string; regionCode: string }>`
      SELECT n.id, n.name, n.region_code FROM person n WHERE n.city_code = ${actor.cityCode}
        AND (${search} = '' OR n.name_parts @> ARRAY[${search}]) ORDER BY n.recorded_on DESC, n.id DESC LIMIT 20`.execute(
      db,
    );
    return rows;
  }
  if (kind === 'enterprise') {
    const { rows } = await sql<{ id: string; name: string; regionCode: string }>`
      SELECT e.id, e.name, e.region_code FROM enterprise e WHERE e.city_code = ${actor.cityCode}
        AND e.name LIKE ${like} ORDER BY e.name LIMIT 20`.execute(db);
    return rows;
  }
  const rows = await organisationsWhere(
    db,
    actor.cityCode,
    sql`o.kind IN ('agency', 'school', 'training') AND o.name LIKE ${like}`,
  );
  return rows.filter(({ id, regionCode }) => mayAskFor(context, id, regionCode)).slice(0, 20);
}
