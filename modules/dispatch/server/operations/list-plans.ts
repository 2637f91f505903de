import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { awaitsDecision, planRows } from '../plan-rows.ts';
import type { DispatchTables } from '../tables.ts';

export const listPlans = implement(
  contract.listPlans,
  async ({ db, actor, today }: OperationContext<DispatchTables>, { page, pageSize, awaits }) => {
    const { total } = await db
      .selectFrom('dispatchPlan as d')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('d.cityCode', '=', actor.cityCode)
      .$if(awaits !== undefined, (plans) => plans.where(awaitsDecision(today)))
      .executeTakeFirstOrThrow();
    const rows = await planRows(db, actor.cityCode)
      .$if(awaits !== undefined, (plans) => plans.where(awaitsDecision(today)))
      .orderBy('d.fromOn', 'desc')
      .orderBy('d.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { total: Number(total), rows };
  },
);
