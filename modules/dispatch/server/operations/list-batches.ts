import { rangeOf } from '#engines/regiontree/index.ts';
import { inScope } from '#platform/db/scope.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { batchRows } from '../batch/rows.ts';
import type { DispatchTables } from '../tables.ts';

export const listBatches = implement(
  contract.listBatches,
  async ({ db, actor }: OperationContext<DispatchTables>, { page, pageSize, ...filter }) => {
    let ids = db.selectFrom('dispatchBatch as b').where('b.cityCode', '=', actor.cityCode);
    if (filter.planId) ids = ids.where('b.planId', '=', filter.planId);
    if (filter.status) ids = ids.where('b.status', '=', filter.status);
    const [from, to] = [
      filter.sendingRegionCode && rangeOf(filter.sendingRegionCode),
      filter.receivingRegionCode && rangeOf(filter.receivingRegionCode),
    ];
    if (from)
      ids = ids.where('b.sendingRegionCode', '>=', from.from).where('b.sendingRegionCode', '<', from.to);
    if (to)
      ids = ids.where('b.receivingRegionCode', '>=', to.from).where('b.receivingRegionCode', '<', to.to);
    if (actor.scope.kind === 'park') ids = ids.where(inScope(actor, { park: 'b.parkId' }));
    const { total } = await ids
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const shown = await ids
      .select('b.id')
      .orderBy('b.departOn', 'desc')
      .orderBy('b.batchNo')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const rows = shown.length
      ? await batchRows(db, actor.cityCode)
          .where(
            'b.id',
            'in',
            shown.map(({ id }) => id),
          )
          .orderBy('b.departOn', 'desc')
          .orderBy('b.batchNo')
          .execute()
      : [];
    return { total: Number(total), rows };
  },
);
