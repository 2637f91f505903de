import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { readDuePosts, readEnterpriseFacts } from '../figures.ts';
import { placeInScope } from '../places.ts';
import { figuresOf, type Parts } from '../roll-up.ts';
import { pathTo, rowsOf } from '../summary-tree.ts';
import type { DemandTables } from '../tables.ts';

export const summariseDemand = implement(
  contract.summariseDemand,
  async (context: OperationContext<DemandTables>, { asOf = context.today, ...asked }) => {
    const { db, actor, pack, today } = context;
    if (asOf > today) throw new AppError('demand.futureDate', { what: '截止日期' }, { pointer: '/asOf' });
    const place = placeInScope(actor, pack, asked);
    const horizonDays = pack.settings.demandHorizonDays.value;
    const parts = {
      enterprises: await readEnterpriseFacts(db, actor, place, asOf),
      posts: await readDuePosts(db, actor, place, asOf, horizonDays),
    };
    const figures = (group: Parts) => figuresOf(group, asOf, horizonDays);
    return {
      asOf,
      horizonDays,
      path: await pathTo(context, place),
      rows: await rowsOf(context, place, parts, figures),
      total: figures(parts),
    };
  },
);
