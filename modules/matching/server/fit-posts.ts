import type { Kysely } from 'kysely';
import { type Candidate, type MatchIndex, scorePair } from '#engines/matching/index.ts';
import type { OperationContext, Services } from '#platform/http/operation.ts';
import { asIndexed } from './city-index/peers.ts';
import { askIndex } from './city-index/registry.ts';
import { findOpenPosts, type OpenPost } from './posts.ts';
import type { MatchingTables } from './tables.ts';
import { said, wishNames, wordsFor } from './words.ts';

/** A post that fits, with its reasons in words, the weightiest first as they stand in the score. */
export type Fit = OpenPost & ReturnType<typeof said>;

/**
 * Somebody who looks for a post: the facts to go by, posts that are none for it, and posts that it knows: those keep their
 * place among the best and are not named, so that no worse one moves up. `key` names the answer.
 */
export interface Seeker {
  key: string;
  candidate: Candidate;
  exclude: string[];
  known: string[];
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

/** What fits a seeker: the ids of all that were asked for, best first, and the first of them in words. */
export interface Found {
  ids: string[];
  fits: Fit[];
}

/** The best posts by id; one that pays less than is asked does not count. */
function idsFor(
  { candidate, exclude, known }: Seeker,
  index: MatchIndex,
  most: number,
  ruledOut: string[],
): string[] {
  const best = index.bestPosts(asIndexed(candidate, index), most, { exclude: [...exclude, ...ruledOut] });
  const asked = candidate.payExpectedFen ?? 0;
  const isKnown = new Set(known);
  return (best ?? []).flatMap(({ id }) =>
    !isKnown.has(id) && (index.post(id)?.payMaxFen ?? 0) >= asked ? [id] : [],
  );
}

/**
 * The best open posts of many seekers at once, by key: at most so many, the first of them in words. Never one that pays less
 * than is asked, nor one that somebody ruled out. The candidate may want other than the ledger says.
 */
export async function fitPosts(
  services: Services,
  context: FitContext,
  seekers: Seeker[],
  { most, inWords }: { most: number; inWords: number },
): Promise<Map<string, Found>> {
  if (!seekers.length) return new Map();
  const { actor, pack } = context;
  const db = context.db as Kysely<MatchingTables>;
  const index = await askIndex(services, context);
  const people = [...new Set(seekers.map(({ candidate }) => candidate.id))];
  const ruledOut = await excludedByChoice(db, actor.cityCode, people);
  const lists = seekers.map((seeker) => {
    const ids = idsFor(seeker, index, most, ruledOut.get(seeker.candidate.id) ?? []);
    const candidate = asIndexed(seeker.candidate, index);
    const scored = ids.slice(0, inWords).flatMap((id) => {
      const post = index.post(id);
      return post ? [{ id, ...scorePair(candidate, post, index.settings, index.asOf) }] : [];
    });
    return { key: seeker.key, ids, scored };
  });
  const scored = lists.flatMap((list) => list.scored);
  const posts = await findOpenPosts(db, actor.cityCode, [...new Set(scored.map(({ id }) => id))]);
  const names = await wishNames(db, scored);
  const worded = (each: (typeof scored)[number]): Fit[] => {
    const post = posts.get(each.id);
    return post ? [{ ...post, ...said(each, wordsFor(pack, post.occupationName, names)) }] : [];
  };
  return new Map(lists.map((list) => [list.key, { ids: list.ids, fits: list.scored.flatMap(worded) }]));
}
