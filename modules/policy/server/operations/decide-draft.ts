import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/draft-operations.ts';
import { refuseUnfit } from '../fitness.ts';
import { dayBefore } from '../load-policies.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnless, refuseUnlessCityWide, type VersionRow, versionById } from '../versions.ts';

type Context = OperationContext<PolicyTables>;

/** The version in force ends the day before the new one begins. */
async function endEarlier({ db, actor }: Context, row: VersionRow): Promise<void> {
  await db
    .updateTable('clauseVersion')
    .set((eb) => ({
      status: 'ended',
      effectiveTo: dayBefore(row.effectiveFrom ?? ''),
      version: eb('version', '+', 1),
    }))
    .where('cityCode', '=', actor.cityCode)
    .where('clauseId', '=', row.clauseId)
    .where('status', '=', 'inForce')
    .execute();
}

export const decideDraft = implement(
  contract.decideDraft,
  async (context: Context, { id, version, decision, reason }) => {
    refuseUnlessCityWide(context);
    const { db, actor, today, pack } = context;
    const row = await versionById(context, id);
    refuseUnless(row, ['submitted']);
    if (row.draftedBy === actor.accountId) throw new AppError('platform.fourEyes');
    const isApproved = decision === 'approve';
    if (row.version !== version) throw await staleError(context, 'clauseVersion', id);
    if (isApproved) {
      await refuseUnfit(context, placeOf(pack.id), row);
      await endEarlier(context, row);
    }
    await db
      .updateTable('clauseVersion')
      .set({
        status: isApproved ? 'inForce' : 'returned',
        decidedBy: actor.accountId,
        decidedByName: actor.name,
        decidedOn: today,
        reason: isApproved ? row.reason : reason,
        version: version + 1,
      })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    return ok;
  },
);
