import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { rangeOf } from '#engines/regiontree/index.ts';
import { containing, regionPath } from '#modules/enterprise/server/index.ts';
import { inScope } from '#platform/db/scope.ts';
import type { Actor } from '#platform/db/session.ts';
import { openStates, type PostState } from '../contract/codes.ts';
import type { exportPosts } from '../contract/operations.ts';
import type { DemandTables } from './tables.ts';

type Filters = z.output<typeof exportPosts.input>;
type WithPost = DemandTables & { p: DemandTables['post'] };
interface Asker {
  db: Kysely<DemandTables>;
  actor: Actor;
  today: string;
}

/** The posts the filter names, within the actor's scope. */
export function filteredPosts({ db, actor, today }: Asker, filters: Partial<Filters>) {
  let posts = db
    .selectFrom('post as p')
    .where('p.cityCode', '=', actor.cityCode)
    .where(inScope(actor, { region: 'p.regionCode', park: 'p.parkId', enterprise: 'p.enterpriseId' }));
  if (filters.search) {
    const pattern = containing(filters.search);
    const named = db
      .selectFrom('enterprise as n')
      .select('n.id')
      .where('n.cityCode', '=', actor.cityCode)
      .where('n.name', 'like', pattern);
    posts = posts.where((eb) => eb.or([eb('p.title', 'like', pattern), eb('p.enterpriseId', 'in', named)]));
  }
  const range = filters.regionCode ? rangeOf(filters.regionCode) : null;
  if (range) posts = posts.where('p.regionCode', '>=', range.from).where('p.regionCode', '<', range.to);
  if (filters.status) posts = posts.where('p.status', '=', filters.status);
  if (filters.parkId) posts = posts.where('p.parkId', '=', filters.parkId);
  if (filters.enterpriseId) posts = posts.where('p.enterpriseId', '=', filters.enterpriseId);
  if (filters.neededBy) posts = posts.where('p.neededOn', '<=', filters.neededBy);
  if (filters.isOverdue) posts = posts.where('p.neededOn', '<', today).where('p.status', 'in', openStates);
  return posts;
}

const sortColumns = { recordedOn: 'p.recordedOn', neededOn: 'p.neededOn', headcount: 'p.headcount' } as const;

/** In the order asked, unknown days last; the id settles ties, so that pages do not overlap. */
export function sortedPosts<O>(
  posts: SelectQueryBuilder<WithPost, 'p', O>,
  sort: Filters['sort'],
): SelectQueryBuilder<WithPost, 'p', O> {
  // `post_recent` serves the default order as it stands.
  if (sort === '-recordedOn') return posts.orderBy('p.recordedOn', 'desc').orderBy('p.id');
  const isDown = sort.startsWith('-');
  const column = sortColumns[(isDown ? sort.slice(1) : sort) as keyof typeof sortColumns];
  return posts.orderBy(column, (order) => (isDown ? order.desc() : order.asc()).nullsLast()).orderBy('p.id');
}

/** People in a post now. */
const filledOf = (eb: ExpressionBuilder<WithPost, 'p'>) =>
  sql<number>`(${eb
    .selectFrom('headcountMovement as m')
    .select(sql`coalesce(sum(m.delta), 0)::int`.as('filled'))
    .whereRef('m.cityCode', '=', 'p.cityCode')
    .whereRef('m.postId', '=', 'p.id')})`;

/** The columns of the ledger, with the names of codes. */
export function withFilling(posts: ReturnType<typeof filteredPosts>, today: string) {
  return posts
    .select((eb) => [
      'p.id',
      'p.title',
      'p.enterpriseId',
      regionPath('p.regionCode').as('regionName'),
      'p.headcount',
      filledOf(eb).as('filled'),
      'p.payMinFen',
      'p.payMaxFen',
      'p.neededOn',
      sql<boolean>`coalesce(${eb('p.neededOn', '<', today)} AND ${eb('p.status', 'in', openStates)}, false)`.as(
        'isOverdue',
      ),
      sql<PostState>`${eb.ref('p.status')}`.as('status'),
      'p.recordedOn',
      'p.version',
    ])
    .innerJoin('enterprise as e', (join) =>
      join.onRef('e.cityCode', '=', 'p.cityCode').onRef('e.id', '=', 'p.enterpriseId'),
    )
    .leftJoin('organisation as park', (join) =>
      join.onRef('park.cityCode', '=', 'p.cityCode').onRef('park.id', '=', 'p.parkId'),
    )
    .leftJoin('occupation', 'occupation.code', 'p.occupationCode')
    .select(['e.name as enterpriseName', 'park.name as parkName', 'occupation.name as occupationName']);
}

/** Places still open, never below zero. */
export const withRemaining = <T extends { headcount: number; filled: number }>(
  post: T,
): T & { remaining: number } => ({
  ...post,
  remaining: Math.max(0, post.headcount - post.filled),
});
