import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import type { Context } from '../batch/batches.ts';
import { readHandOver } from '../batch/hand-over.ts';

export const getHandOver = implement(contract.getHandOver, (context: Context, { id }) =>
  readHandOver(context, id),
);
