import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { DemandTables } from '../tables.ts';

export const listHeadcountReports = implement(
  contract.listHeadcountReports,
  async ({ db, actor }: OperationContext<DemandTables>, input) => {
    const reports = db
      .selectFrom('headcountReport')
      .where('cityCode', '=', actor.cityCode)
      .where('enterpriseId', '=', input.enterpriseId);
    const { total } = await reports
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await reports
      .select(['id', 'effectiveOn', 'recordedOn', 'totalDemand', 'inYearExpected', 'employed', 'batchId'])
      .orderBy('effectiveOn', 'desc')
      .orderBy('recordedOn', 'desc')
      .orderBy('recordedAt', 'desc')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    return { total, rows: rows.map(({ batchId, ...row }) => ({ ...row, isImported: batchId !== null })) };
  },
);
