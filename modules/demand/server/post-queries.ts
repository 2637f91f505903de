import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { rangeOf } from '#engines/regiontree/index.ts';
import { containing, regionPath } from '#modules/enterprise/server/index.ts';
import { inScope } from '#platform/db/scope.ts';
import type { Actor } from '#platform/db/session.ts';
import { openStates, type PostState } from '../contract/codes.ts';
import type { exportPosts } from '../contract/operations.ts';
import type { DemandTables } from './tables.ts';

type Filters = z.output<typeof exportPosts.input>;
interface Asker {
  db: Kysely<DemandTables>;
  actor: Actor;
  today: string;
}

/** The posts the filter names, within the actor's scope, each with its enterprise. */
export function filteredPosts({ db, actor, today }: Asker, filters: Partial<Filters>) {
  let posts = db
    .selectFrom('post as p')
    .innerJoin('enterprise as e', (join) => join.onRef('e.cityCode', '=', 'p.cityCode').onRef('e.id', '=', 'p.enterpriseId'))
    .where('p.cityCode', '=', actor.cityCode)
    .where(inScope(actor, { region: 'p.regionCode', park: 'p.parkId', enterprise: 'p.enterpriseId', specialist: 'e.specialistId' }));
  if (filters.search) {
    const pattern = containing(filters.search);
    posts = posts.where((eb) => eb.or([eb('p.title', 'like', pattern), eb('e.name', 'like', pattern)]));
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

/** People in a post now. */
const filledOf = (eb: ExpressionBuilder<DemandTables & { p: DemandTables['post'] }, 'p'>) =>
  sql<number>`(${eb
    .selectFrom('headcountMovement as m')
    .select(sql`coalesce(sum(m.delta), 0)::int`.as('filled'))
    .whereRef('m.cityCode', '=', 'p.cityCode')
    .whereRef('m.postId', '=', 'p.id')})`;

/** The columns of the ledger. */
export function withFilling(posts: ReturnType<typeof filteredPosts>, today: string) {
  return posts
    .leftJoin('organisation as park', (join) => join.onRef('park.cityCode', '=', 'p.cityCode').onRef('park.id', '=', 'p.parkId'))
    .leftJoin('occupation', 'occupation.code', 'p.occupationCode')
    .select((eb) => [
      'p.id',
      'p.title',
      'p.enterpriseId',
      'e.name as enterpriseName',
      regionPath('p.regionCode').as('regionName'),
      'park.name as parkName',
      'occupation.name as occupationName',
      'p.headcount',
      filledOf(eb).as('filled'),
      'p.payMinFen',
      'p.payMaxFen',
      'p.neededOn',
      sql<boolean>`coalesce(${eb('p.neededOn', '<', today)} AND ${eb('p.status', 'in', openStates)}, false)`.as('isOverdue'),
      sql<PostState>`${eb.ref('p.status')}`.as('status'),
      'p.recordedOn',
      'p.version',
    ]);
}

/** Places still open, never below zero. */
export const withRemaining = <T extends { headcount: number; filled: number }>(post: T): T & { remaining: number } => ({
  ...post,
  remaining: Math.max(0, post.headcount - post.filled),
});

const sortColumns = { recordedOn: 'p.recordedOn', neededOn: 'p.neededOn', headcount: 'p.headcount' } as const;

/** In the order asked, unknown days last; the id settles ties, so that pages do not overlap. */
export function sortedPosts(posts: ReturnType<typeof withFilling>, sort: Filters['sort']): ReturnType<typeof withFilling> {
  const isDown = sort.startsWith('-');
  const column = sortColumns[(isDown ? sort.slice(1) : sort) as keyof typeof sortColumns];
  // `post_recent` serves the default order as it stands.
  if (sort === '-recordedOn') return posts.orderBy('p.recordedOn', 'desc').orderBy('p.id');
  return posts.orderBy(column, (order) => (isDown ? order.desc() : order.asc()).nullsLast()).orderBy('p.id');
}
