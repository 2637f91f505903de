import { type Kysely, sql } from 'kysely';
import { logTransitions } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import { openStates, placementWorkflow } from '../contract/workflow.ts';
import { holdPersons } from './held.ts';
import type { PlacementTables } from './tables.ts';

/** What of an operation's context a hand-over needs; the handle is the caller's transaction. */
interface Context {
  db: unknown;
  actor: { cityCode: string; accountId: string; name: string };
  today: string;
}

/** One person who leaves for a post. */
export interface Departure {
  personId: string;
  personRegionCode: string;
  postId: string;
  postTitle: string;
  enterpriseId: string;
  enterpriseName: string;
  enterpriseRegionCode: string;
  parkId: string | null;
  score: number;
}

const contextOf = (context: Context) => ({
  ...context,
  db: context.db as Kysely<PlacementTables>,
});

/** Taken up by an enterprise: further than a recommendation that waits for an answer. */
export const takenUpStates = openStates.filter((state) => state !== placementWorkflow.initial);

/**
 * People somebody is already placing beyond a mere recommendation, and where: they are not sent elsewhere, and take a place.
 * Of all, or of these people and of these posts.
 */
export async function peopleBeingPlaced(
  db: unknown,
  cityCode: string,
  only?: { personIds: string[]; postIds: string[] },
): Promise<{ personId: string; postId: string }[]> {
  const all = (db as Kysely<PlacementTables>)
    .selectFrom('placement')
    .select(['personId', 'postId'])
    .where('cityCode', '=', cityCode)
    .where('status', 'in', takenUpStates);
  if (!only) return all.execute();
  // Apart: each has an index of its own.
  return all
    .where(sql<boolean>`person_id = ANY (${only.personIds}::uuid[])`)
    .union(all.where(sql<boolean>`post_id = ANY (${only.postIds}::uuid[])`))
    .execute();
}

export interface OpenPlacement {
  postId: string;
  enterpriseName: string;
  status: string;
}

/** What each of these people is on the way to, by person, as far as the asker sees it. */
export async function openPlacements(
  db: unknown,
  cityCode: string,
  personIds: string[],
): Promise<Map<string, OpenPlacement[]>> {
  if (!personIds.length) return new Map();
  const rows = await (db as Kysely<PlacementTables>)
    .selectFrom('placement')
    .select(['personId', 'postId', 'enterpriseName', 'status'])
    .where('cityCode', '=', cityCode)
    .where('personId', 'in', personIds)
    .where('status', 'in', [...openStates])
    .orderBy('recommendedOn')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}

/**
 * People leave for posts in an organised way: each has a placement from this day on, the open one to that post where
 * there is one. Returns placement ids by person. Whoever is employed by now is left out.
 */
export async function sendPeople(own: Context, people: Departure[]): Promise<Map<string, string>> {
  if (!people.length) return new Map();
  const context = contextOf(own);
  const { db, actor, today } = context;
  const personIds = people.map(({ personId }) => personId);
  await holdPersons(context, personIds);
  const persons = await db
    .selectFrom('person')
    .select(['id', 'organisationId'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', personIds)
    .where('placementId', 'is', null)
    .execute();
  const free = new Map(persons.map(({ id, organisationId }) => [id, organisationId]));
  const open = await db
    .selectFrom('placement')
    .select(['id', 'personId', 'postId'])
    .where('cityCode', '=', actor.cityCode)
    .where('personId', 'in', personIds)
    .where('status', 'in', [...openStates])
    .execute();
  const openAt = new Map(open.map(({ id, personId, postId }) => [`${personId} ${postId}`, id]));
  const placed = new Map<string, string>();
  const rows = people.flatMap(({ score, ...person }) => {
    const organisationId = free.get(person.personId);
    if (organisationId === undefined) return [];
    const known = openAt.get(`${person.personId} ${person.postId}`);
    const id = known ?? newId();
    placed.set(person.personId, id);
    return known ? [] : [{ ...person, id, organisationId, score }];
  });
  if (rows.length) {
    await db
      .insertInto('placement')
      .values(
        rows.map((row) => ({
          ...row,
          cityCode: actor.cityCode,
          status: placementWorkflow.initial,
          reasons: '[]',
          recommendedBy: actor.accountId,
          recommendedOn: today,
          recordedOn: today,
        })),
      )
      .execute();
    await logSteps(
      context,
      rows.map((row) => ({ ...row, status: null })),
      'send',
      () => placementWorkflow.initial,
    );
  }
  return placed;
}

interface Stepped {
  id: string;
  status: string | null;
  personRegionCode: string;
  enterpriseRegionCode: string;
  parkId: string | null;
  enterpriseId: string;
  organisationId: string | null;
}

function logSteps(
  context: ReturnType<typeof contextOf>,
  rows: Stepped[],
  action: string,
  to: (row: Stepped) => string,
  reason: string | null = null,
): Promise<void> {
  return logTransitions(
    context,
    rows.map((row) => ({
      process: placementWorkflow.name,
      subjectId: row.id,
      action,
      from: row.status,
      to: to(row),
      reason,
      regionCode: row.personRegionCode,
      otherRegionCode: row.enterpriseRegionCode,
      parkId: row.parkId,
      enterpriseId: row.enterpriseId,
      organisationId: row.organisationId,
    })),
  );
}

/** What the receiving side signed for: the person came, was not there, or is not taken. */
export type Receipt = 'accept' | 'reportMissing' | 'reject';

/**
 * The receiving side's signature: whoever is taken in goes on with the medical; whoever is sent back is free for other
 * posts. Whoever is missing may still turn up, so nothing is ended. The person is held first.
 */
export async function receivePerson(
  own: Context,
  {
    placementId,
    personId,
    receipt,
    reason,
  }: { placementId: string; personId: string; receipt: Receipt; reason: string | null },
): Promise<void> {
  const context = contextOf(own);
  const { db, actor, today } = context;
  await holdPersons(context, [personId]);
  const row = await db
    .selectFrom('placement')
    .select([
      'id',
      'status',
      'personRegionCode',
      'enterpriseRegionCode',
      'parkId',
      'enterpriseId',
      'organisationId',
    ])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || receipt === 'reportMissing') return;
  const isBefore = row.status === 'recommended' || row.status === 'interviewing';
  if (!isBefore) return;
  const to = receipt === 'accept' ? 'intended' : 'notHired';
  await db
    .updateTable('placement')
    .set((eb) => ({
      status: to,
      version: eb('version', '+', 1),
      ...(receipt === 'accept'
        ? { acceptedOn: eb.fn.coalesce('acceptedOn', eb.val(today)), intendedOn: today }
        : { exitOn: today, exitReason: 'sentBack' }),
    }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', placementId)
    .execute();
  await logSteps(context, [row], receipt === 'accept' ? 'takeOver' : 'sendBack', () => to, reason);
}
