import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/return-operations.ts';
import { type Context, periodFrom } from '../report/filed.ts';
import { readFilings } from '../report/filing-rows.ts';
import { lastPeriods } from '../report/period.ts';

const periodsListed = 12;

export const listFilings = implement(
  contract.listFilings,
  async (context: Context, { page, pageSize, from, awaits }) => {
    const periods = lastPeriods(context.pack.settings.sendingReturn.value, context.today, periodsListed);
    const period = from === undefined ? (periods[0] ?? null) : periodFrom(context, from);
    // What awaits somebody is asked for with every page: whatever stands does not.
    const all = period ? (await readFilings(context, period, !awaits)).map(({ row }) => row) : [];
    const rows = awaits
      ? all.filter(({ state, actions }) => state !== 'standing' && actions.length > 0)
      : all;
    return {
      total: rows.length,
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      period,
      periods,
    };
  },
);
