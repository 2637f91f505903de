import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { lockPerson } from '../find.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

export const confirmContact = implement(
  contract.confirmContact,
  async (context: OperationContext<PersonTables>, { id, version }) => {
    const row = await lockPerson(context, id, version);
    await context.db
      .updateTable('person')
      .set({ lastContactOn: context.today, batchId: null, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logPersonSteps(context, 'confirmContact', [row]);
    return { ok: true as const };
  },
);
