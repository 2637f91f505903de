import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { givenField } from '../../contract/fields.ts';
import * as contract from '../../contract/operations.ts';
import { movePlacements } from '../move.ts';
import { reasonLabel } from '../reasons.ts';
import type { PlacementTables } from '../tables.ts';
import { tellOfDecline } from '../tell.ts';

export const declineRecommendation = implement(
  contract.declineRecommendation,
  async (context: OperationContext<PlacementTables>, { id, exitReason, note }) => {
    const { db, actor, pack } = context;
    const placement = await db
      .selectFrom('placement')
      .select(['id', 'version', 'status', 'postTitle', 'enterpriseId', 'enterpriseRegionCode as regionCode'])
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!placement) throw new AppError('platform.notFound');
    if (placement.status === 'declined') return ok;
    await movePlacements(context, {
      action: 'declineSelf',
      // What the enterprise did since the page was opened takes nothing from a no.
      items: [{ id, version: placement.version }],
      given: givenField.parse({ exitReason, note }),
      isAllOrNothing: true,
    });
    await tellOfDecline(context, placement, reasonLabel(pack, exitReason));
    return ok;
  },
);
