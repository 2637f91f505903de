import { type Found, fitPosts } from '#modules/matching/server/index.ts';
import { findCandidate } from '#modules/person/server/index.ts';
import { openPlacements } from '#modules/placement/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { narrowed } from '../narrowed.ts';
import { shownWishes, type WishContext, type WishRow, wishes } from '../rows.ts';

/** A longer list nobody reads on a phone. */
const shownAtMost = 30;

async function fitsOf(context: WishContext, wish: WishRow): Promise<Found> {
  const { db, actor, pack, services } = context;
  const person = await findCandidate(db, actor, pack, wish.personId);
  if (!person) return { ids: [], fits: [] };
  const seeker = { key: wish.id, candidate: narrowed(person, wish), exclude: [], known: [] };
  const most = pack.settings.matching.rankedAtMost.value;
  const found = await fitPosts(services, context, [seeker], { most, inWords: shownAtMost });
  return found.get(wish.id) ?? { ids: [], fits: [] };
}

export const getWish = implement(contract.getWish, async (context: WishContext, { id }) => {
  const { db, actor } = context;
  const row = await wishes(db, actor.cityCode).where('w.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  const [wish] = await shownWishes(context, [row]);
  if (!wish) throw new AppError('platform.notFound');
  const search = await db
    .selectFrom('wishSearch')
    .select('toldPosts')
    .where('cityCode', '=', actor.cityCode)
    .where('wishId', '=', id)
    .executeTakeFirst();
  const told = new Set(search?.toldPosts);
  const { ids, fits } = await fitsOf(context, row);
  const open = (await openPlacements(db, actor.cityCode, [row.personId])).get(row.personId) ?? [];
  const onTheWay = new Set(open.map(({ postId }) => postId));
  return {
    wish,
    fitting: ids.length,
    posts: fits.map((post) => ({
      ...post,
      isNew: !told.has(post.id) && !onTheWay.has(post.id),
      isOnTheWay: onTheWay.has(post.id),
    })),
  };
});
