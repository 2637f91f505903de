import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { standing } from '../sides.ts';
import type { PlacementTables } from '../tables.ts';

/** The first look of the side that hires counts; the version stays, so that nobody's open page turns stale by it. */
export const markRead = implement(
  contract.markRead,
  async ({ db, actor }: OperationContext<PlacementTables>, { ids }) => {
    const placements = await db
      .selectFrom('placement')
      .select(['id', 'personId', 'personRegionCode'])
      .select(['enterpriseId', 'enterpriseRegionCode', 'parkId', 'onboardEnteredBy'])
      .where('cityCode', '=', actor.cityCode)
      .where('id', 'in', ids)
      .execute();
    if (!placements.length) throw new AppError('platform.notFound');
    const own = placements.filter((each) =>
      standing(actor, each).permissions.has(contract.markRead.permission),
    );
    if (!own.length) throw new AppError('platform.notPermitted');
    await db
      .updateTable('placement')
      .set({ readAt: sql<string>`clock_timestamp()`, readBy: actor.accountId })
      .where('cityCode', '=', actor.cityCode)
      .where(
        'id',
        'in',
        own.map(({ id }) => id),
      )
      .where('readAt', 'is', null)
      .execute();
    return ok;
  },
);
