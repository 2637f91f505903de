import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/return-operations.ts';
import { memberPage } from '../batch/rows.ts';
import { type Context, filedMembers, mustBePeriod, readEntries } from '../report/filed.ts';

export const listFilingRows = implement(
  contract.listFilingRows,
  async (context: Context, { page, pageSize, regionCode, from, figure, people }) => {
    const { db, actor } = context;
    const period = mustBePeriod(context, from);
    const last = (await readEntries(context, period, [regionCode])).get(regionCode)?.at(-1);
    if (last?.kind !== 'submit') return { total: 0, rows: [] };
    const members = db
      .selectFrom('dispatchMember as m')
      .where('m.cityCode', '=', actor.cityCode)
      .where('m.id', 'in', filedMembers(context, period, last, { figure, people }));
    return memberPage(context, members, { page, pageSize });
  },
);
