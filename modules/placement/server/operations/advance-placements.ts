import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { movePlacements } from '../move.ts';
import type { PlacementTables } from '../tables.ts';

export const advancePlacements = implement(
  contract.advancePlacements,
  (context: OperationContext<PlacementTables>, input) => movePlacements(context, input),
);
