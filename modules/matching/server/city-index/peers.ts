import { type Kysely, sql } from 'kysely';
import { type Candidate, type MatchIndex, type Peers, peersOf } from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { MatchingTables } from '../tables.ts';

/** Where nobody has applied: no answer yet, or the person gave up or did not come. */
const notApplied = ['recommended', 'declined', 'noShow'];
/** Of one person's peers: further posts would earn less than a point. */
const postsAtMost = 10;

/** Tells what recommendations have come to by now: another text after every change of one. */
export async function outcomesNow(db: Kysely<MatchingTables>, cityCode: string): Promise<string> {
  const { outcomes } = await db
    .selectFrom('placement')
    .select(sql<string>`count(*) || ' ' || coalesce(sum(version), 0)`.as('outcomes'))
    .where('cityCode', '=', cityCode)
    .executeTakeFirstOrThrow();
  return outcomes;
}

/**
 * What the peers of those who look for work applied for, by person, from the city's own recommendations and their answers:
 * who and where, nothing else about anybody. Empty where the place gives it no weight.
 */
export async function readPeers(
  db: Kysely<MatchingTables>,
  cityCode: string,
  { settings }: PackInForce,
  openIds: ReadonlySet<string>,
): Promise<Map<string, Peers>> {
  const { weights, peersAtLeast } = settings.matching;
  if (!weights.value.peers) return new Map();
  const rows = await db
    .selectFrom('placement')
    .select(['personId', 'postId'])
    .where('cityCode', '=', cityCode)
    .where('status', 'not in', notApplied)
    .execute();
  const working = await db
    .selectFrom('placement')
    .select('personId')
    .where('cityCode', '=', cityCode)
    .where('status', '=', 'onboarded')
    .execute();
  const isWorking = new Set(working.map(({ personId }) => personId));
  return peersOf(
    rows.map(({ personId, postId }) => [personId, postId] as const),
    {
      atLeast: peersAtLeast.value,
      postsAtMost,
      isWanted: (id) => !isWorking.has(id),
      isOpen: (id) => openIds.has(id),
    },
  );
}

export const withPeers = (candidate: Candidate, peers: Peers | undefined): Candidate =>
  peers ? { ...candidate, peerShares: peers.shares, peerCount: peers.people } : candidate;

/** The candidate as read from the ledger, with the peers that the index has of the person. */
export function asIndexed(candidate: Candidate, index: MatchIndex): Candidate {
  const { peerShares, peerCount } = index.person(candidate.id) ?? {};
  return peerShares ? { ...candidate, peerShares, peerCount } : candidate;
}
