import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { type VersionStatus, versionStatusLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/standard-operations.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnlessCityWide } from '../versions.ts';

export const decideStandard = implement(
  contract.decideStandard,
  async (context: OperationContext<PolicyTables>, { id, version, decision, reason }) => {
    refuseUnlessCityWide(context);
    const { db, actor, today } = context;
    const row = await db
      .selectFrom('standardValue')
      .selectAll()
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    if (row.status !== 'submitted')
      throw new AppError('platform.wrongState', { state: versionStatusLabels[row.status as VersionStatus] });
    if (row.draftedBy === actor.accountId) throw new AppError('platform.fourEyes');
    if (row.version !== version) throw await staleError(context, 'standardValue', id);
    const isApproved = decision === 'approve';
    // A value of the same day gives way to the one that was agreed on later.
    if (isApproved)
      await db
        .updateTable('standardValue')
        .set((eb) => ({ status: 'ended', version: eb('version', '+', 1) }))
        .where('cityCode', '=', actor.cityCode)
        .where('name', '=', row.name)
        .where('fromOn', '=', row.fromOn)
        .where('status', '=', 'inForce')
        .execute();
    await db
      .updateTable('standardValue')
      .set({
        status: isApproved ? 'inForce' : 'returned',
        decidedBy: actor.accountId,
        decidedByName: actor.name,
        decidedOn: today,
        reason: isApproved ? null : reason,
        version: version + 1,
      })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    return ok;
  },
);
