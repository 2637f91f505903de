import { rangeOf } from '#engines/regiontree/index.ts';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Actor } from '#platform/db/session.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import type { BatchWait } from '../../contract/codes.ts';
import { comesToOwn, inOwnRegion } from '../batch/own.ts';
import { batchRows, readyCount } from '../batch/rows.ts';
import type { DispatchTables } from '../tables.ts';

type Batches = ExpressionBuilder<DispatchTables & { b: DispatchTables['dispatchBatch'] }, 'b'>;

const readyOf = sql<number>`(SELECT ${readyCount} FROM dispatch_member m WHERE m.city_code = b.city_code AND m.batch_id = b.id)`;

/** Batches that wait for the asker's own side. */
function awaitedBy(actor: Actor, wait: BatchWait) {
  return (eb: Batches) => {
    const sends = inOwnRegion(actor, 'b.sendingRegionCode');
    const takesOver = comesToOwn(actor, { region: 'b.receivingRegionCode', park: 'b.parkId' });
    const isReady = sql<boolean>`(b.people > 0 AND ${readyOf} >= b.people)`;
    const isOpen = eb('b.status', '=', 'gathering');
    if (wait === 'facilities') return eb.and([isOpen, eb('b.facilitiesBy', 'is', null), takesOver]);
    if (wait === 'people') return eb.and([isOpen, sends, eb.not(isReady)]);
    return eb.and([isOpen, sends, eb('b.facilitiesBy', 'is not', null), isReady]);
  };
}

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
    if (filter.awaits) ids = ids.where(awaitedBy(actor, filter.awaits));
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
      ? await batchRows(db, actor)
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
