import { sql } from 'kysely';
import type { OperationContext } from '#platform/http/operation.ts';
import { inScope } from '#platform/db/scope.ts';
import { regionPath } from './place.ts';
import type { EnterpriseTables } from './tables.ts';

/** Active specialists who work within the actor's region. Only offices of a region name specialists. */
export function specialistsInScope({ db, actor }: OperationContext<EnterpriseTables>) {
  return db
    .selectFrom('serviceSpecialist as s')
    .select([
      // Columns of a view may be NULL for the type checker; these are keys of accounts.
      sql<string>`s.id`.as('id'),
      sql<string>`s.name`.as('name'),
      regionPath('s.regionCode').as('regionName'),
    ])
    .where('s.isActive', '=', true)
    .where(actor.scope.kind === 'region' ? inScope(actor, { region: 's.regionCode' }) : sql<boolean>`false`)
    .orderBy('s.regionCode')
    .orderBy('s.name');
}
