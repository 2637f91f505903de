import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/report-operations.ts';
import { periodOf } from '../report/return.ts';
import { readReturn } from '../report/return-rows.ts';
import type { DispatchTables } from '../tables.ts';

export const summariseReturn = implement(
  contract.summariseReturn,
  (context: OperationContext<DispatchTables>, input) => readReturn(context, periodOf(context.today, input)),
);
