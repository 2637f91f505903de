import type { Kysely } from 'kysely';
import { type MatchIndex, startIndex } from '#engines/matching/index.ts';
import { findPeopleForMatching } from '#modules/person/server/index.ts';
import type { DatabaseSession } from '#platform/db/session.ts';
import { readPlaces } from '../places.ts';
import { openPosts, vacancyOf } from '../posts.ts';
import { settingsOf } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { markNow } from './changes.ts';
import { type IndexOf, indexer } from './index-of.ts';
import { outcomesNow, readPeers, withPeers } from './peers.ts';

/** An index, how far into the noted changes it has read, and of what outcomes it learned. */
export interface Built {
  index: MatchIndex;
  mark: string;
  outcomes: string;
}

/** Reads every open post, and everybody who may be recommended in one streaming pass. */
export async function buildFrom(
  session: DatabaseSession,
  { cityCode, today, pack }: IndexOf,
): Promise<Built> {
  const actor = indexer(cityCode);
  const options = { operation: 'matching.buildIndex', today, readOnly: true };
  const { builder, mark, outcomes } = await session.beside(actor, options, async (all) => {
    const db = all as unknown as Kysely<MatchingTables>;
    // First of all: what changes from here on is read again, so nothing falls between.
    const mark = await markNow(db);
    const outcomes = await outcomesNow(db, cityCode);
    const posts = (await openPosts(db, cityCode)).map((post) => vacancyOf(post, pack));
    const builder = startIndex(posts, settingsOf(pack, await readPlaces(db)), today);
    const peers = await readPeers(db, cityCode, pack, new Set(posts.map(({ id }) => id)));
    for await (const person of findPeopleForMatching(db, actor, pack))
      builder.add(withPeers(person, peers.get(person.id)));
    return { builder, mark, outcomes };
  });
  return { index: builder.finish(), mark, outcomes };
}
