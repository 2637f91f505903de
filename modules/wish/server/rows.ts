import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { ChannelName } from '#modules/message/contract/codes.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { type Outcome, outcomeLabels } from '../contract/codes.ts';
import type { getWish } from '../contract/operations.ts';
import type { WishTables } from './tables.ts';

export type WishContext = OperationContext<WishTables>;
type Shown = z.input<(typeof getWish)['output']>['wish'];

/** Wishes with when they were last checked; row security decides which. */
export const wishes = (db: Kysely<WishTables>, cityCode: string) =>
  db
    .selectFrom('wish as w')
    .leftJoin('wishSearch as c', (join) =>
      join.onRef('c.cityCode', '=', 'w.cityCode').onRef('c.wishId', '=', 'w.id'),
    )
    .where('w.cityCode', '=', cityCode)
    .select(['w.id', 'w.version', 'w.personId', 'w.regionCode', 'w.name', 'w.occupations', 'w.payMinFen'])
    .select(['w.workRange', 'w.needsLodging', 'w.noShift', 'w.startsFrom', 'w.channel', 'w.isActive'])
    .select([
      'c.checkedOn',
      'c.outcome',
      sql<number>`coalesce(cardinality(c.told_posts), 0)`.as('toldPosts'),
    ]);
export type WishRow = Awaited<ReturnType<ReturnType<typeof wishes>['executeTakeFirstOrThrow']>>;

/** Wishes in words. */
export async function shownWishes(context: WishContext, rows: WishRow[]): Promise<Shown[]> {
  if (!rows.length) return [];
  const { db, actor } = context;
  const people = await personBriefs(db, actor.cityCode, [...new Set(rows.map(({ personId }) => personId))]);
  const codes = [...new Set(rows.flatMap(({ occupations }) => occupations))];
  const names = new Map(
    codes.length
      ? (await db.selectFrom('occupation').select(['code', 'name']).where('code', 'in', codes).execute()).map(
          ({ code, name }) => [code, name],
        )
      : [],
  );
  return rows.map(({ regionCode: _, occupations, channel, outcome, ...row }) => ({
    ...row,
    personName: people.get(row.personId)?.name ?? '',
    occupations: occupations.map((code) => ({ code, name: names.get(code) ?? code })),
    channel: channel as ChannelName | null,
    outcomeLabel: row.checkedOn && outcome && outcomeLabels[outcome as Outcome],
  }));
}
