import { regionPath } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { countOf, filteredPeople, sorted } from '../queries.ts';
import { toRow, withRows } from '../rows.ts';
import type { PersonTables } from '../tables.ts';

async function regionOf({ db, actor }: OperationContext<PersonTables>) {
  if (actor.scope.kind !== 'region') return undefined;
  return db
    .selectFrom('region')
    .select(['code', regionPath('region.code').as('name')])
    .where('code', '=', actor.scope.regionCode)
    .executeTakeFirst();
}

export const listStale = implement(
  contract.listStale,
  async (context: OperationContext<PersonTables>, { page, pageSize }) => {
    const stale = filteredPeople(context, { isStale: true });
    const rows = await withRows(sorted(stale, 'lastContactOn'))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const region = await regionOf(context);
    return {
      total: await countOf(stale),
      rows: rows.map((row) => toRow(row, context)),
      people: await countOf(filteredPeople(context, {})),
      open: await countOf(filteredPeople(context, { isOpen: true })),
      staleAfterDays: context.pack.settings.staleAfterDays.value,
      regionCode: region?.code ?? null,
      regionName: region?.name ?? null,
    };
  },
);
