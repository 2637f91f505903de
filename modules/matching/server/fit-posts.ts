import type { Kysely } from 'kysely';
import type { Candidate } from '#engines/matching/index.ts';
import type { OperationContext, Services } from '#platform/http/operation.ts';
import { asIndexed } from './city-index/peers.ts';
import { askIndex } from './city-index/registry.ts';
import { findOpenPosts, type OpenPost } from './posts.ts';
import type { MatchingTables } from './tables.ts';
import { occupationNames, said, wishesIn, wordsFor } from './words.ts';

/** A post that fits, with its reasons in words, the weightiest first as they stand in the score. */
export type Fit = OpenPost & ReturnType<typeof said>;

/** Somebody who looks for a post: the facts to go by, and posts not to be named. `key` names the answer. */
export interface Seeker {
  key: string;
  candidate: Candidate;
  exclude: string[];
}

interface FitContext extends Pick<OperationContext, 'today' | 'pack'> {
  db: unknown;
  actor: { cityCode: string };
}

async function excludedByChoice(
  db: Kysely<MatchingTables>,
  cityCode: string,
  personIds: string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('matchChoice')
    .select(['personId', 'postId'])
    .where('cityCode', '=', cityCode)
    .where('personId', 'in', personIds)
    .where('choice', '<>', 'pinned')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ personId }) => personId)].map(([id, found]) => [
      id,
      found.map(({ postId }) => postId),
    ]),
  );
}

/**
 * The best open posts of many seekers at once, by key, best first: never one that pays less than is asked, nor one that
 * somebody ruled out. The candidate may want other than the ledger says.
 */
export async function fitPosts(
  services: Services,
  context: FitContext,
  seekers: Seeker[],
  most: number,
): Promise<Map<string, Fit[]>> {
  if (!seekers.length) return new Map();
  const { actor, pack } = context;
  const db = context.db as Kysely<MatchingTables>;
  const index = await askIndex(services, context);
  const ids = [...new Set(seekers.map(({ candidate }) => candidate.id))];
  const ruledOut = await excludedByChoice(db, actor.cityCode, ids);
  const lists = seekers.map(({ key, candidate, exclude }) => ({
    key,
    list: index
      .topPosts(asIndexed(candidate, index), most, {
        exclude: [...exclude, ...(ruledOut.get(candidate.id) ?? [])],
      })
      .filter(({ missing }) => missing.every(({ code }) => code !== 'payBelow')),
  }));
  const ranked = lists.flatMap(({ list }) => list);
  const posts = await findOpenPosts(db, actor.cityCode, [...new Set(ranked.map(({ id }) => id))]);
  const names = await occupationNames(db, [...new Set(ranked.flatMap(({ reasons }) => wishesIn(reasons)))]);
  return new Map(
    lists.map(({ key, list }) => [
      key,
      list.flatMap((each) => {
        const post = posts.get(each.id);
        return post ? [{ ...post, ...said(each, wordsFor(pack, post.occupationName, names)) }] : [];
      }),
    ]),
  );
}
