import { rangeOf } from '#engines/regiontree/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { memberRows } from '../batch/rows.ts';
import type { DispatchTables } from '../tables.ts';

export const listMembers = implement(
  contract.listMembers,
  async (context: OperationContext<DispatchTables>, { page, pageSize, ...filter }) => {
    const { db, actor } = context;
    let members = db.selectFrom('dispatchMember as m').where('m.cityCode', '=', actor.cityCode);
    if (filter.batchId) members = members.where('m.batchId', '=', filter.batchId);
    if (filter.status) members = members.where('m.status', '=', filter.status);
    const range = filter.regionCode && rangeOf(filter.regionCode);
    if (range)
      members = members
        .where('m.personRegionCode', '>=', range.from)
        .where('m.personRegionCode', '<', range.to);
    if (filter.search) {
      const part = filter.search;
      members = members.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('person as n')
            .select('n.id')
            .whereRef('n.cityCode', '=', 'm.cityCode')
            .whereRef('n.id', '=', 'm.personId')
            .where('n.name', 'like', `%${part.replace(/[\\%_]/g, '\\$&')}%`),
        ),
      );
    }
    const { total } = await members
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await memberRows(
      context,
      members
        .orderBy('m.batchId', 'desc')
        .orderBy('m.id')
        .limit(pageSize)
        .offset((page - 1) * pageSize),
    );
    return { total: Number(total), rows };
  },
);
