import { fourEyes } from '#engines/approval/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/operations.ts';
import { lockEnterprise } from '../find.ts';
import { logEnterpriseSteps } from '../steps.ts';
import type { EnterpriseTables } from '../tables.ts';

export const verifyEnterprise = implement(
  contract.verifyEnterprise,
  async (context: OperationContext<EnterpriseTables>, { id, version }) => {
    const { db, actor, today } = context;
    const row = await lockEnterprise(context, id);
    if (row.isVerified) throw new AppError('enterprise.verifiedAlready');
    if (row.version !== version) throw await staleError(context, 'enterprise', id);
    if (!fourEyes({ proposedBy: row.enteredBy, decidedBy: actor.accountId }).ok)
      throw new AppError('platform.fourEyes');
    await db
      .updateTable('enterprise')
      .set({ isVerified: true, verifiedBy: actor.accountId, verifiedOn: today, version: version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logEnterpriseSteps(context, 'verify', [row], { from: row.stage });
    return { ok: true as const };
  },
);
