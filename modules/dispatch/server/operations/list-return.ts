import { rangeOf } from '#engines/regiontree/index.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { memberPage } from '../batch/rows.ts';
import { membersBehind, periodOf } from '../report/return.ts';

export const listReturn = implement(
  contract.listReturn,
  async (context: Context, { page, pageSize, figure, regionCode, ...days }) => {
    const { db, actor, today } = context;
    const region = regionCode === undefined ? undefined : (rangeOf(regionCode) ?? undefined);
    const behind = membersBehind(context, periodOf(today, days), figure, region);
    const members = db
      .selectFrom('dispatchMember as m')
      .where('m.cityCode', '=', actor.cityCode)
      .where('m.id', 'in', behind);
    return memberPage(context, members, { page, pageSize });
  },
);
