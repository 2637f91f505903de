import { fitPosts } from '#modules/matching/server/index.ts';
import { findCandidate } from '#modules/person/server/index.ts';
import { openPlacements } from '#modules/placement/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { narrowed } from '../narrowed.ts';
import { shownWishes, type WishContext, type WishRow, wishes } from '../rows.ts';

async function fitsOf(context: WishContext, wish: WishRow) {
  const { db, actor, pack, services } = context;
  const person = await findCandidate(db, actor, pack, wish.personId);
  if (!person) return [];
  const seeker = { key: wish.id, candidate: narrowed(person, wish), exclude: [] };
  const most = pack.settings.matching.rankedAtMost.value;
  return (await fitPosts(services, context, [seeker], most)).get(wish.id) ?? [];
}

export const getWish = implement(contract.getWish, async (context: WishContext, { id }) => {
  const { db, actor } = context;
  const row = await wishes(db, actor.cityCode).where('w.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  const [wish] = await shownWishes(context, [row]);
  if (!wish) throw new AppError('platform.notFound');
  const told = await db
    .selectFrom('wishPost')
    .select(['postId', 'foundOn'])
    .where('cityCode', '=', actor.cityCode)
    .where('wishId', '=', id)
    .execute();
  const foundOn = new Map(told.map((each) => [each.postId, each.foundOn]));
  const posts = await fitsOf(context, row);
  const open = (await openPlacements(db, actor.cityCode, [row.personId])).get(row.personId) ?? [];
  const onTheWay = new Set(open.map(({ postId }) => postId));
  return {
    wish,
    posts: posts.map((post) => ({
      ...post,
      foundOn: foundOn.get(post.id) ?? null,
      isOnTheWay: onTheWay.has(post.id),
    })),
  };
});
