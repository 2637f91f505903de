import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { openStates } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { placeOfEnterprise } from '../enterprise-place.ts';
import { lastReport, standing } from '../reports.ts';
import type { DemandTables } from '../tables.ts';

export const getHeadcountForm = implement(
  contract.getHeadcountForm,
  async (context: OperationContext<DemandTables>, input) => {
    const { db, actor, today } = context;
    const enterpriseId =
      input.enterpriseId ?? (actor.scope.kind === 'enterprise' ? actor.scope.id : undefined);
    if (!enterpriseId) throw new AppError('platform.missing', { what: '企业' }, { pointer: '/enterpriseId' });
    const enterprise = await placeOfEnterprise(context, enterpriseId);
    if (!enterprise) throw new AppError('platform.notFound');
    const { places } = await db
      .selectFrom('post as p')
      .select(
        sql<number>`coalesce(sum(greatest(p.headcount - (SELECT coalesce(sum(m.delta), 0) FROM headcount_movement m WHERE m.city_code = p.city_code AND m.post_id = p.id), 0)), 0)::int`.as(
          'places',
        ),
      )
      .where('p.cityCode', '=', actor.cityCode)
      .where('p.enterpriseId', '=', enterpriseId)
      .where('p.status', 'in', openStates)
      .executeTakeFirstOrThrow();
    const now = await standing(context, enterpriseId, today);
    const { id, name, regionName, parkName } = enterprise;
    return {
      enterprise: { id, name, regionName, parkName },
      last: (await lastReport(context, enterpriseId, today)) ?? null,
      movedSince: now?.moved ?? 0,
      computed: now?.need ?? null,
      openPlaces: places,
    };
  },
);
