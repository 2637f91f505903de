import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { lockPerson } from '../find.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

export const setEmail = implement(
  contract.setEmail,
  async (context: OperationContext<PersonTables>, { id, version, email }) => {
    const row = await lockPerson(context, id, version);
    await context.db
      .updateTable('person')
      .set({ email, batchId: null, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logPersonSteps(context, 'setEmail', [row]);
    return ok;
  },
);
