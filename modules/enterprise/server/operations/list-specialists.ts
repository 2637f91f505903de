import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { specialistsInScope } from '../specialists.ts';
import type { EnterpriseTables } from '../tables.ts';

export const listSpecialists = implement(
  contract.listSpecialists,
  async (context: OperationContext<EnterpriseTables>) => ({
    specialists: await specialistsInScope(context).execute(),
  }),
);
