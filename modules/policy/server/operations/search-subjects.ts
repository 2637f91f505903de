import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/fit-operations.ts';
import { findSubjects } from '../subject.ts';
import type { PolicyTables } from '../tables.ts';

export const searchSubjects = implement(
  contract.searchSubjects,
  async (context: OperationContext<PolicyTables>, { kind, search }) => {
    const found = await findSubjects(context, kind, search);
    const codes = [...new Set(found.map(({ regionCode }) => regionCode))];
    const regions = codes.length
      ? await context.db.selectFrom('region').select(['code', 'name']).where('code', 'in', codes).execute()
      : [];
    const names = new Map(regions.map(({ code, name }) => [code, name]));
    return {
      rows: found.map(({ id, name, regionCode }) => ({ id, name, regionName: names.get(regionCode) ?? '' })),
    };
  },
);
