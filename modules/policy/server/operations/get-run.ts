import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { runById, runView } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';

export const getRun = implement(contract.getRun, async (context: OperationContext<PolicyTables>, { id }) =>
  runView(context, await runById(context, id)),
);
