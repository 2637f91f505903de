import type { Kysely } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { newId } from '#platform/id.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { takenKeys } from './find.ts';
import { logEnterpriseSteps } from './steps.ts';
import type { EnterpriseTables } from './tables.ts';

type Context = Pick<ImportContext, 'actor' | 'today'> & { db: unknown };

/** What a list says about an enterprise beside its own subject. */
export interface EnterpriseRecord {
  name: string;
  uscc: string | null;
  industryCode: string | null;
  nature: string | null;
  size: string | null;
  contactName: string | null;
  contactPhone: string | null;
}

export interface FoundEnterprise {
  id: string;
  name: string;
  uscc: string | null;
  regionCode: string;
  parkId: string | null;
}

export interface EnterpriseIndex {
  /** By credit code, otherwise by name. */
  of(key: { name: string; uscc: string | null }): FoundEnterprise | undefined;
  /** Whether the name or code belongs to an enterprise that the actor does not see. */
  isElsewhere(key: { name: string; uscc: string | null }): boolean;
}

/** Looks up enterprises of a list in the actor's scope, all at once. */
export async function findEnterprises(
  context: Context,
  keys: { name: string; uscc: string | null }[],
): Promise<EnterpriseIndex> {
  const db = context.db as Kysely<EnterpriseTables>;
  const names = [...new Set(keys.map(({ name }) => name))];
  const codes = [...new Set(keys.flatMap(({ uscc }) => uscc ?? []))];
  const found = await db
    .selectFrom('enterprise')
    .select(['id', 'name', 'uscc', 'regionCode', 'parkId'])
    .where('cityCode', '=', context.actor.cityCode)
    .where((eb) =>
      eb.or([eb('name', 'in', names.length ? names : ['']), eb('uscc', 'in', codes.length ? codes : [''])]),
    )
    .execute();
  const byName = new Map(found.map((each) => [each.name, each]));
  const byCode = new Map(found.flatMap((each) => (each.uscc ? [[each.uscc, each] as const] : [])));
  const taken = await takenKeys(db, [...names, ...codes]);
  return {
    of: ({ name, uscc }) => (uscc ? byCode.get(uscc) : undefined) ?? byName.get(name),
    isElsewhere: ({ name, uscc }) =>
      (taken.has(name) && !byName.has(name)) || (uscc !== null && taken.has(uscc) && !byCode.has(uscc)),
  };
}

/** Whether the actor's lists may bring enterprises that the ledger does not have yet, and where those sit. */
async function placeForNew({
  db,
  actor,
}: Context): Promise<{ regionCode: string; parkId: string | null } | undefined> {
  if (!actor.permissions.has('enterprise.edit')) return undefined;
  if (actor.scope.kind === 'region') return { regionCode: actor.scope.regionCode, parkId: null };
  if (actor.scope.kind !== 'park') return undefined;
  const park = await (db as Kysely<EnterpriseTables>)
    .selectFrom('organisation')
    .select('regionCode')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', actor.scope.id)
    .executeTakeFirst();
  return park && { regionCode: park.regionCode, parkId: actor.scope.id };
}

export const mayImportEnterprises = async (context: Context): Promise<boolean> =>
  (await placeForNew(context)) !== undefined;

/** Enters the enterprises of a list that are not there yet; the first row that names one speaks for it. */
export async function importEnterprises(
  context: Context,
  batchId: string,
  records: EnterpriseRecord[],
): Promise<EnterpriseIndex> {
  const db = context.db as Kysely<EnterpriseTables>;
  const { cityCode, accountId } = context.actor;
  const index = await findEnterprises(context, records);
  const missing = new Map<string, EnterpriseRecord>();
  for (const record of records)
    if (!index.of(record) && !missing.has(record.name)) missing.set(record.name, record);
  if (!missing.size) return index;
  const place = await placeForNew(context);
  if (!place) throw new AppError('platform.notPermitted');
  const rows = [...missing.values()].map((record) => ({
    ...record,
    ...place,
    id: newId(),
    stage: 'signed',
    cityCode,
    enteredBy: accountId,
    recordedOn: context.today,
    batchId,
  }));
  await db.insertInto('enterprise').values(rows).execute();
  await logEnterpriseSteps(context, 'import', rows);
  return findEnterprises(context, records);
}

/** Takes back enterprises of a batch that nobody has touched since. The caller knows that nothing rests on them. */
export async function undoEnterprises(context: Context, batchId: string, ids: string[]): Promise<void> {
  if (!ids.length) return;
  await (context.db as Kysely<EnterpriseTables>)
    .deleteFrom('enterprise')
    .where('cityCode', '=', context.actor.cityCode)
    .where('batchId', '=', batchId)
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .execute();
}
