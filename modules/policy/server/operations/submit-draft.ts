import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/draft-operations.ts';
import { placeOf } from '../place.ts';
import { refuseUnfit } from '../fitness.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnless, refuseUnlessCityWide, versionById } from '../versions.ts';

export const submitDraft = implement(
  contract.submitDraft,
  async (context: OperationContext<PolicyTables>, { id, version }) => {
    refuseUnlessCityWide(context);
    const row = await versionById(context, id);
    refuseUnless(row, ['draft', 'returned']);
    if (row.version !== version) throw await staleError(context, 'clauseVersion', id);
    if (!row.effectiveFrom)
      throw new AppError('policy.effectiveFromMissing', {}, { pointer: '/effectiveFrom' });
    await refuseUnfit(context, placeOf(context.pack.id), row);
    await context.db
      .updateTable('clauseVersion')
      .set({ status: 'submitted', submittedOn: context.today, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    return ok;
  },
);
