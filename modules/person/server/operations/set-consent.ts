import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { consentSentence } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { lockPerson } from '../find.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

export const setConsent = implement(
  contract.setConsent,
  async (context: OperationContext<PersonTables>, { id, version }) => {
    const row = await lockPerson(context, id, version);
    if (row.hasConsent) throw new AppError('person.consentAlready');
    await context.db
      .updateTable('person')
      .set({ hasConsent: true, consentedOn: context.today, batchId: null, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logPersonSteps(context, 'setConsent', [row], { given: { consent: consentSentence } });
    return { ok: true as const };
  },
);
