import type { Kysely } from 'kysely';
import type { Candidate, WorkRange } from '#engines/matching/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { eachRow } from './cursor.ts';
import { ownPeople, type People } from './queries.ts';
import type { PersonTables } from './tables.ts';

const columns = [
  'p.id',
  'p.regionCode',
  'p.birthOn',
  'p.education',
  'p.occupationsWanted',
  'p.skills',
  'p.experience',
  'p.payExpectedFen',
  'p.availableOn',
  'p.workRange',
  'p.needsLodging',
  'p.acceptsShift',
  'p.groups',
  'p.status',
  'p.hasConsent',
  'p.lastContactOn',
] as const;
const withFacts = (people: People) => people.select(columns);
type Facts = Awaited<ReturnType<ReturnType<typeof withFacts>['executeTakeFirstOrThrow']>>;

/** Turns stored facts into what the matching engine reads; an unknown education has the lowest rank. */
function candidateFrom(pack: PackInForce): (facts: Facts) => Candidate {
  const ranks = new Map(pack.dictionaries.education.map(({ code, rank }) => [code, rank ?? 0]));
  return ({ education, occupationsWanted, experience, workRange, ...facts }) => ({
    ...facts,
    educationRank: ranks.get(education ?? '') ?? 0,
    occupationCodes: occupationsWanted,
    experienceMonths: experience as Record<string, number>,
    workRange: workRange as WorkRange,
  });
}

/** Without a post, and agreed to be recommended. */
const forMatching = (db: unknown, actor: Actor): People =>
  ownPeople(db as Kysely<PersonTables>, actor)
    .where('p.placementId', 'is', null)
    .where('p.hasConsent', '=', true);

/**
 * Streams the actor's own people who are without a post and consent to be recommended, within a division where one is
 * given, in no order. All other limits are the engine's, which says why it refuses. Reads in the caller's transaction.
 */
export async function* findPeopleForMatching(
  db: unknown,
  actor: Actor,
  pack: PackInForce,
  within?: string,
): AsyncGenerator<Candidate> {
  const range = within ? rangeOf(within) : null;
  let people = forMatching(db, actor);
  if (range) people = people.where('p.regionCode', '>=', range.from).where('p.regionCode', '<', range.to);
  const toCandidate = candidateFrom(pack);
  for await (const facts of eachRow(db as Kysely<PersonTables>, withFacts(people))) yield toCandidate(facts);
}

/** Those of some people whom findPeopleForMatching would give, by id. */
export async function somePeopleForMatching(
  db: unknown,
  actor: Actor,
  pack: PackInForce,
  ids: string[],
): Promise<Map<string, Candidate>> {
  if (!ids.length) return new Map();
  const rows = await withFacts(forMatching(db, actor).where('p.id', 'in', ids)).execute();
  const toCandidate = candidateFrom(pack);
  return new Map(rows.map((facts) => [facts.id, toCandidate(facts)]));
}

/** The ids of the first so many of them. */
export async function idsForMatching(db: unknown, actor: Actor, atMost?: number): Promise<string[]> {
  let people = forMatching(db, actor).select('p.id');
  if (atMost !== undefined) people = people.limit(atMost);
  return (await people.execute()).map(({ id }) => id);
}

/** One of the actor's own people as the matching engine reads it, whatever the status, consent or post. */
export async function findCandidate(
  db: unknown,
  actor: Actor,
  pack: PackInForce,
  personId: string,
): Promise<Candidate | undefined> {
  const facts = await withFacts(
    ownPeople(db as Kysely<PersonTables>, actor).where('p.id', '=', personId),
  ).executeTakeFirst();
  return facts && candidateFrom(pack)(facts);
}
