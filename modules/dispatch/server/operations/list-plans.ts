import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { planRows } from '../plan-rows.ts';
import type { DispatchTables } from '../tables.ts';

export const listPlans = implement(
  contract.listPlans,
  async ({ db, actor }: OperationContext<DispatchTables>, { page, pageSize }) => {
    const { total } = await db
      .selectFrom('dispatchPlan')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('cityCode', '=', actor.cityCode)
      .executeTakeFirstOrThrow();
    const rows = await planRows(db, actor.cityCode)
      .orderBy('d.fromOn', 'desc')
      .orderBy('d.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { total: Number(total), rows };
  },
);
