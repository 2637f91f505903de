import { z } from 'zod';
import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { Actor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';

export type ImportActor = Actor & { accountId: string };

const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('region'), regionCode: z.string(), from: z.string(), to: z.string(), isWholeCity: z.boolean() }),
  z.object({ kind: z.enum(['park', 'enterprise', 'organisation', 'self']), id: z.string() }),
  z.object({ kind: z.enum(['assigned', 'system', 'none']) }),
]);
const actorSchema = z.object({
  cityCode: z.string(),
  accountId: z.string(),
  name: z.string(),
  roleCode: z.string(),
  permissions: z.array(z.string()),
  seesPersons: z.boolean(),
  scope: scopeSchema,
});

/** A batch acts with the rights its uploader had: the job that works it off is not a second, mightier person. */
export const packActor = (actor: ImportActor): string => JSON.stringify({ ...actor, permissions: [...actor.permissions] });
export function unpackActor(stored: unknown): ImportActor {
  const { permissions, ...actor } = actorSchema.parse(stored);
  return { ...actor, permissions: new Set(permissions) };
}

/** What kinds and jobs know of the place, with the business date of now. */
export async function importContext(services: Services, actor: ImportActor): Promise<Omit<ImportContext, 'db'>> {
  const city = await services.cities.find(actor.cityCode);
  if (!city) throw new Error(`no city ${actor.cityCode}`);
  return { actor, services, today: businessDate(city.businessOn), pack: await services.cities.pack(actor.cityCode, city.packVersion) };
}

/** One transaction of a job as the uploader. */
export function inJob<T>(context: Omit<ImportContext, 'db'>, operation: string, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  return context.services.database.as(context.actor, { operation, today: context.today }, work);
}
