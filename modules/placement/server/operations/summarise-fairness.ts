import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/fairness-operations.ts';
import { readFairness } from '../fairness-report.ts';
import type { PlacementTables } from '../tables.ts';

export const summariseFairness = implement(
  contract.summariseFairness,
  (context: OperationContext<PlacementTables>, { month }) => readFairness(context, month),
);
