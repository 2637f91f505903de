import { type Kysely, sql } from 'kysely';
import { peopleBeingPlaced } from '#modules/placement/server/index.ts';
import type { ChangeCode } from '../../contract/codes.ts';
import type { Result } from '../../contract/fields.ts';
import type { Plan, Run } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';
import { weekIn } from './window.ts';

interface Reader {
  db: Kysely<DispatchTables>;
  actor: { cityCode: string };
  today: string;
}

/** Somebody of a result who is in no batch of the plan yet; `change` says why they cannot go as calculated. */
export interface Waiting {
  personId: string;
  line: Result['lines'][number];
  change: ChangeCode | null;
}

/**
 * People who were in a batch of the plan and did not go with it: taken off it by name, missing or sent back. Nobody plans
 * them again unless by hand. Whose whole batch was cancelled is free.
 */
export async function peopleWhoStayed(
  { db, actor }: Pick<Reader, 'db' | 'actor'>,
  planId: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('dispatchMember as m')
    .innerJoin('dispatchBatch as b', (join) =>
      join.onRef('b.cityCode', '=', 'm.cityCode').onRef('b.id', '=', 'm.batchId'),
    )
    .select('m.personId')
    .where('m.cityCode', '=', actor.cityCode)
    .where('m.planId', '=', planId)
    .where((eb) =>
      eb.or([
        eb('m.status', 'in', ['missing', 'rejected']),
        eb.and([eb('m.status', '=', 'withdrawn'), eb('b.status', '<>', 'cancelled')]),
      ]),
    )
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

/** Everybody under way in a batch, of whatever plan, and who left with one of this plan. */
function readBusy({ db, actor }: Reader, planId: string) {
  return db
    .selectFrom('dispatchMember')
    .select(['personId', 'postId', 'planId', 'status'])
    .where('cityCode', '=', actor.cityCode)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['preparing', 'sent']),
        eb.and([eb('planId', '=', planId), eb('status', 'in', ['accepted', 'missing', 'rejected'])]),
      ]),
    )
    .execute();
}

async function readPersons({ db, actor }: Reader, ids: string[]) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'placementId', 'hasConsent'])
    .where('cityCode', '=', actor.cityCode)
    .where(sql<boolean>`id = ANY (${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Places of these posts, as far as they are open, that nobody is under way to, the planned people aside. */
async function freePlaces(
  { db, actor }: Reader,
  postIds: string[],
  planned: ReadonlySet<string>,
  underWay: { personId: string; postId: string }[],
): Promise<Map<string, number>> {
  const posts = await db
    .selectFrom('openPost')
    .select(['id', 'remaining'])
    .where('cityCode', '=', actor.cityCode)
    .where(sql<boolean>`id = ANY (${postIds}::uuid[])`)
    .execute();
  const taken = new Map<string, Set<string>>();
  for (const { personId, postId } of underWay)
    if (!planned.has(personId)) taken.set(postId, (taken.get(postId) ?? new Set()).add(personId));
  return new Map(
    posts.flatMap(({ id, remaining }) => (id ? [[id, (remaining ?? 0) - (taken.get(id)?.size ?? 0)]] : [])),
  );
}

/** Who of a result is still to be put into batches, held against the ledger as it stands, earlier weeks first. */
export async function readWaiting(
  reader: Reader,
  plan: Plan,
  { result, people }: Run & { result: Result },
): Promise<Waiting[]> {
  const busy = await readBusy(reader, plan.id);
  const batched = new Set(busy.filter(({ planId }) => planId === plan.id).map(({ personId }) => personId));
  const waiting = result.lines
    .flatMap((line, at) => (people[at] ?? []).map((personId) => ({ personId, line })))
    .filter(({ personId }) => !batched.has(personId))
    .toSorted((a, b) => a.line.week - b.line.week);
  if (waiting.length === 0) return [];
  const planned = new Set(waiting.map(({ personId }) => personId));
  const persons = await readPersons(reader, [...planned]);
  const postIds = [...new Set(waiting.map(({ line }) => line.postId))];
  const placing = await peopleBeingPlaced(reader.db, reader.actor.cityCode, {
    personIds: [...planned],
    postIds,
  });
  const underWay = busy.filter(({ status }) => status === 'preparing' || status === 'sent');
  const places = await freePlaces(reader, postIds, planned, [...placing, ...underWay]);
  const elsewhere = new Set(busy.map(({ personId }) => personId));
  const placedAt = new Map(placing.map(({ personId, postId }) => [personId, postId]));
  const stayed = await peopleWhoStayed(reader, plan.id);
  const thisWeek = weekIn(plan, reader.today);

  function changeOf({ personId, line }: Omit<Waiting, 'change'>): ChangeCode | null {
    const person = persons.get(personId);
    const postId = placedAt.get(personId);
    if (!person?.hasConsent) return 'consentWithdrawn';
    if (person.placementId !== null) return 'employed';
    if (elsewhere.has(personId)) return 'inOtherBatch';
    if (stayed.has(personId) && !line.isPinned) return 'stayed';
    if (postId !== undefined && postId !== line.postId) return 'beingPlaced';
    if (line.week < thisWeek) return 'weekOver';
    const left = places.get(line.postId);
    if (left === undefined) return 'postClosed';
    places.set(line.postId, left - 1);
    return left > 0 ? null : 'postFull';
  }
  return waiting.map((each) => ({ ...each, change: changeOf(each) }));
}

/** How many for each reason. */
export function countChanges(waiting: readonly Waiting[]): { code: ChangeCode; people: number }[] {
  const counts = new Map<ChangeCode, number>();
  for (const { change } of waiting) if (change) counts.set(change, (counts.get(change) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, people: count }));
}
