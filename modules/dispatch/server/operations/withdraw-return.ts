import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/return-operations.ts';
import { appendEntry, openReturn } from '../report/append.ts';
import type { Context } from '../report/filed.ts';

/** Nothing stands for the period until it is submitted again; what was said before stays to be read. */
export const withdrawReturn = implement(
  contract.withdrawReturn,
  async (context: Context, { reason, ...filer }) => {
    const { period, last } = await openReturn(context, filer);
    if (last?.kind !== 'submit') throw new AppError('dispatch.nothingFiled');
    return appendEntry(context, filer, period, { kind: 'withdraw', reason });
  },
);
