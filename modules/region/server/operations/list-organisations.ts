import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { RegionTables } from '../tables.ts';

export const listOrganisations = implement(
  contract.listOrganisations,
  async ({ db, actor }: OperationContext<RegionTables>, input) => {
    let organisations = db
      .selectFrom('organisation')
      .innerJoin('region', 'region.code', 'organisation.regionCode')
      .select([
        'organisation.id',
        'organisation.code',
        'kind',
        'organisation.name',
        'regionCode',
        'region.name as regionName',
        'docksWith',
        'sends',
        'receives',
      ])
      .where('cityCode', '=', actor.cityCode);
    if (input.kind) organisations = organisations.where('kind', '=', input.kind);
    return {
      organisations: await organisations.orderBy('regionCode').orderBy('organisation.code').execute(),
    };
  },
);
