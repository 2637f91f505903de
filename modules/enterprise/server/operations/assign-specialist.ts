import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/operations.ts';
import { lockEnterprise } from '../find.ts';
import { specialistsInScope } from '../specialists.ts';
import { logEnterpriseSteps } from '../steps.ts';
import type { EnterpriseTables } from '../tables.ts';

export const assignSpecialist = implement(
  contract.assignSpecialist,
  async (context: OperationContext<EnterpriseTables>, { id, version, specialistId }) => {
    const { db, actor } = context;
    if (actor.scope.kind !== 'region') throw new AppError('platform.notPermitted');
    const row = await lockEnterprise(context, id);
    if (row.version !== version) throw await staleError(context, 'enterprise', id);
    if (specialistId !== null) {
      const specialist = await specialistsInScope(context)
        .where('s.id', '=', specialistId)
        .executeTakeFirst();
      if (!specialist) throw new AppError('enterprise.notSpecialist', {}, { pointer: '/specialistId' });
    }
    await db
      .updateTable('enterprise')
      .set({ specialistId, version: version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    const action = specialistId === null ? 'endAssignment' : 'assignSpecialist';
    await logEnterpriseSteps(context, action, [row], { from: row.stage });
    return { ok: true as const };
  },
);
