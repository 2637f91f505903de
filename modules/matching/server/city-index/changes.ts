import { type Kysely, sql } from 'kysely';
import type { MatchEvent, MatchIndex } from '#engines/matching/index.ts';
import { somePeopleForMatching } from '#modules/person/server/index.ts';
import { somePosts, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';
import { type IndexOf, indexer } from './index-of.ts';
import { asIndexed } from './peers.ts';

type Db = Kysely<MatchingTables>;

/** What is committed by now, as PostgreSQL writes a snapshot: changes it does not show are still to be read. */
export async function markNow(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`SELECT pg_current_snapshot()::text AS mark`.execute(db);
  return rows[0]?.mark ?? '';
}

/** Notes that became visible after the mark, whatever the order of their transactions, and the mark to go on from. */
async function notesSince(db: Db, cityCode: string, since: string) {
  const { rows } = await sql<{ mark: string; kind: string | null; id: string | null }>`
    SELECT DISTINCT now_at.mark::text AS mark, c.kind, c.id
    FROM (SELECT pg_current_snapshot() AS mark) now_at
    LEFT JOIN match_change c ON c.city_code = ${cityCode}
      AND c.written_in >= pg_snapshot_xmin(${since}::pg_snapshot) AND NOT pg_visible_in_snapshot(c.written_in, ${since}::pg_snapshot)
      AND pg_visible_in_snapshot(c.written_in, now_at.mark)`.execute(db);
  const idsOf = (kind: string) => rows.flatMap((row) => (row.kind === kind && row.id ? [row.id] : []));
  return { mark: rows[0]?.mark ?? since, people: idsOf('person'), posts: idsOf('post') };
}

/** Rows read again at a time. */
const rowsPerRead = 2000;

async function each<T>(ids: string[], read: (ids: string[]) => Promise<Map<string, T>>) {
  const found: [string, T | undefined][] = [];
  for (let at = 0; at < ids.length; at += rowsPerRead) {
    const some = ids.slice(at, at + rowsPerRead);
    const rows = await read(some);
    for (const id of some) found.push([id, rows.get(id)]);
  }
  return found;
}

/** What happened since the mark, as the rows stand now: reading a change twice changes nothing. Peers stay as built. */
export async function eventsSince(
  db: Db,
  { cityCode, pack }: IndexOf,
  since: string,
  index: MatchIndex,
): Promise<{ mark: string; events: MatchEvent[] }> {
  const { mark, people, posts } = await notesSince(db, cityCode, since);
  const actor = indexer(cityCode);
  const peopleNow = await each(people, (ids) => somePeopleForMatching(db, actor, pack, ids));
  const postsNow = await each(posts, (ids) => somePosts(db, cityCode, ids));
  const events: MatchEvent[] = [];
  for (const [id, person] of peopleNow)
    events.push(person ? { kind: 'person', person: asIndexed(person, index) } : { kind: 'personGone', id });
  for (const [id, post] of postsNow)
    events.push(post ? { kind: 'post', post: vacancyOf(post, pack) } : { kind: 'postGone', id });
  return { mark, events };
}
