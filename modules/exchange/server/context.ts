import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '#platform/db/schema.ts';
import type { Actor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';

export type ImportActor = Actor & { accountId: string };
/** What a job knows before it has a transaction. */
export type JobContext = Omit<ImportContext, 'db'>;

const scopeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('region'),
    regionCode: z.string(),
    from: z.string(),
    to: z.string(),
    isWholeCity: z.boolean(),
  }),
  z.object({ kind: z.enum(['park', 'enterprise', 'organisation', 'self']), id: z.string() }),
  z.object({ kind: z.enum(['assigned', 'system', 'none']) }),
]);
const actorSchema = z.object({
  cityCode: z.string(),
  accountId: z.string(),
  name: z.string(),
  roleName: z.string(),
  permissions: z.array(z.string()),
  seesPersons: z.boolean(),
  scope: scopeSchema,
});

/** A job acts with the rights of the user who asked for it, as they were then: it is not a second, mightier person. */
export function packActor(actor: ImportActor): string {
  return JSON.stringify({ ...actor, permissions: [...actor.permissions] });
}

export function unpackActor(stored: unknown): ImportActor {
  const { permissions, ...actor } = actorSchema.parse(stored);
  return { ...actor, permissions: new Set(permissions) };
}

/** What kinds and jobs know of the place, with the business date of now. */
export async function jobContext(services: Services, actor: ImportActor): Promise<JobContext> {
  const city = await services.cities.find(actor.cityCode);
  if (!city) throw new Error(`no city ${actor.cityCode}`);
  const pack = await services.cities.pack(actor.cityCode, city.packVersion);
  return { actor, services, today: businessDate(city.businessOn), pack };
}

/** One transaction of a job. */
export function inJob<T>(
  context: JobContext,
  operation: string,
  work: (db: Kysely<DB>) => Promise<T>,
): Promise<T> {
  return context.services.database.as(context.actor, { operation, today: context.today }, work);
}
