import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { lockPerson } from '../find.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

export const withdrawConsent = implement(
  contract.withdrawConsent,
  async (context: OperationContext<PersonTables>, { id, version, reason }) => {
    const row = await lockPerson(context, id, version);
    if (!row.hasConsent) throw new AppError('person.consentNone');
    await context.db
      .updateTable('person')
      .set({ hasConsent: false, consentedOn: null, batchId: null, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logPersonSteps(context, 'withdrawConsent', [row], { reason });
    return { ok: true as const };
  },
);
