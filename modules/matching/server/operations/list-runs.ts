import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { ownRuns } from '../runs/run-rows.ts';
import type { MatchingTables } from '../tables.ts';

export const listRuns = implement(
  contract.listRuns,
  async ({ db, actor }: OperationContext<MatchingTables>, { page, pageSize }) => {
    const { total } = await db
      .selectFrom('matchRun')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('cityCode', '=', actor.cityCode)
      .executeTakeFirstOrThrow();
    const rows = await ownRuns(db, actor.cityCode)
      .orderBy('r.askedAt', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { total, rows };
  },
);
