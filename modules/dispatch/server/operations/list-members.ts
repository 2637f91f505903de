import { type RawBuilder, sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import type { HandOverFigure } from '../../contract/codes.ts';
import { comesToOwn, inOwnRegion } from '../batch/own.ts';
import { memberPage } from '../batch/rows.ts';
import type { DispatchTables } from '../tables.ts';

/** Which of the latest hand-overs a figure counts; without a county those of all. */
function countedIn(
  figure: HandOverFigure,
  county: string | null,
  planId: string | null,
): RawBuilder<unknown> {
  const home = sql<boolean>`(${county}::text IS NULL OR latest.home = ${county})`;
  const goal = sql<boolean>`(${county}::text IS NULL OR latest.goal = ${county})`;
  const conditions: Record<HandOverFigure, RawBuilder<boolean>> = {
    sent: home,
    accepted: sql`${home} AND latest.status = 'accepted'`,
    underWay: sql`${home} AND latest.status = 'sent'`,
    missing: sql`${home} AND latest.status = 'missing'`,
    rejected: sql`${home} AND latest.status = 'rejected'`,
    within: sql`${home} AND latest.home = latest.goal`,
    received: sql`${goal} AND latest.status = 'accepted'`,
  };
  return sql`(SELECT latest.member_id FROM dispatch_latest(${planId}::uuid) latest WHERE ${conditions[figure]})`;
}

const receivingSide = { region: 'm.receivingRegionCode', park: 'm.parkId', enterprise: 'm.enterpriseId' };

export const listMembers = implement(
  contract.listMembers,
  async (context: OperationContext<DispatchTables>, { page, pageSize, ...filter }) => {
    const { db, actor, today } = context;
    let members = db.selectFrom('dispatchMember as m').where('m.cityCode', '=', actor.cityCode);
    if (filter.batchId) members = members.where('m.batchId', '=', filter.batchId);
    if (filter.status) members = members.where('m.status', '=', filter.status);
    if (filter.awaits) members = members.where('m.status', '=', 'sent');
    if (filter.awaits === 'receipt') members = members.where(comesToOwn(actor, receivingSide));
    if (filter.awaits === 'signature')
      members = members.where(inOwnRegion(actor, 'm.personRegionCode')).where('m.sentOn', '<', today);
    if (filter.planId) members = members.where('m.planId', '=', filter.planId);
    if (filter.counted) {
      const county = filter.countyCode?.slice(0, 6) ?? null;
      members = members.where(
        sql<boolean>`m.id IN ${countedIn(filter.counted, county, filter.planId ?? null)}`,
      );
    }
    const range = filter.regionCode && rangeOf(filter.regionCode);
    if (range)
      members = members
        .where('m.personRegionCode', '>=', range.from)
        .where('m.personRegionCode', '<', range.to);
    if (filter.search) {
      const part = filter.search;
      members = members.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('person as n')
            .select('n.id')
            .whereRef('n.cityCode', '=', 'm.cityCode')
            .whereRef('n.id', '=', 'm.personId')
            .where('n.name', 'like', `%${part.replace(/[\\%_]/g, '\\$&')}%`),
        ),
      );
    }
    return memberPage(context, members, { page, pageSize });
  },
);
