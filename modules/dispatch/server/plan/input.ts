import type { Kysely } from 'kysely';
import { addDays } from '#engines/calendar/index.ts';
import type { Candidate } from '#engines/matching/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { openPosts, settingsOf, vacancyOf } from '#modules/matching/server/index.ts';
import { findPeopleForMatching } from '#modules/person/server/index.ts';
import { peopleBeingPlaced } from '#modules/placement/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { Plan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';
import { type Group, groupPeople } from './groups.ts';
import { countyOf, type Receiver, readReceivers, receiverOf, sendingCodes, townOf } from './place.ts';
import type { PlanPost } from './problem.ts';
import { peopleWhoStayed } from './waiting.ts';
import { weekIn, weeksOf } from './window.ts';

export interface JobReader {
  db: Kysely<DispatchTables>;
  actor: Actor;
  pack: PackInForce;
  today: string;
}

/** Up to so many people groups are as fine as persons; more would take the solver minutes. */
const fineUpTo = 5000;

async function countFree({ db, actor, pack }: JobReader): Promise<number> {
  let sum = 0;
  for (const county of sendingCodes(pack)) {
    const range = rangeOf(county);
    const { count } = await db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('cityCode', '=', actor.cityCode)
      .where('regionCode', '>=', range?.from ?? '')
      .where('regionCode', '<', range?.to ?? '')
      .where('placementId', 'is', null)
      .where('hasConsent', '=', true)
      .executeTakeFirstOrThrow();
    sum += Number(count);
  }
  return sum;
}

/** Sizes of enterprises that a floor protects, in the words every pack shares. */
const smallSizes = ['small', 'micro'];

/** People of batches: those of this plan stay where they are, those of other plans are not to be had. */
async function readMembers({ db, actor }: JobReader, planId: string) {
  const rows = await db
    .selectFrom('dispatchMember as m')
    .leftJoin('person as n', (join) =>
      join.onRef('n.cityCode', '=', 'm.cityCode').onRef('n.id', '=', 'm.personId'),
    )
    .leftJoin('placement as p', (join) =>
      join.onRef('p.cityCode', '=', 'n.cityCode').onRef('p.id', '=', 'n.placementId'),
    )
    .select([
      'm.planId',
      'm.personId',
      'm.personRegionCode',
      'm.postId',
      'm.week',
      'm.needsBed',
      'm.points',
      'm.status',
    ])
    .select('p.postId as workedPostId')
    .where('m.cityCode', '=', actor.cityCode)
    .where('m.status', 'in', ['preparing', 'sent', 'accepted'])
    .where((eb) => eb.or([eb('m.planId', '=', planId), eb('m.status', '<>', 'accepted')]))
    .execute();
  return {
    own: rows.filter((row) => row.planId === planId),
    others: rows.filter((row) => row.planId !== planId),
  };
}
type Member = Awaited<ReturnType<typeof readMembers>>['own'][number];

/** Whoever is in a batch of this plan: a group for each town, post and week, pinned where it is. */
function memberGroups(members: Member[]): Group[] {
  const groups = new Map<string, Group & { pin: NonNullable<Group['pin']>; sum: number }>();
  for (const member of members) {
    const townCode = townOf(member.personRegionCode);
    const key = `${townCode} ${member.postId} ${member.week} ${member.needsBed}`;
    const known = groups.get(key);
    if (known) {
      known.members.push(member.personId);
      known.sum += member.points;
      continue;
    }
    groups.set(key, {
      id: `b${groups.size}`,
      countyCode: countyOf(townCode),
      townCode,
      readyWeek: 0,
      needsBed: member.needsBed,
      familyId: null,
      pin: { postId: member.postId, week: member.week, points: 0 },
      weakest: null,
      members: [member.personId],
      sum: member.points,
    });
  }
  return [...groups.values()].map(({ sum, pin, ...group }) => ({
    ...group,
    members: group.members.toSorted(),
    pin: { ...pin, points: Math.round(sum / group.members.length) },
  }));
}

const countBy = <T>(items: T[], keyOf: (item: T) => string | null): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

export interface NamedPost extends PlanPost {
  title: string;
  enterpriseName: string;
  isSmall: boolean;
}

/** Posts of the receiving counties that take people within the window. */
async function readPosts(
  reader: JobReader,
  plan: Plan,
  members: Awaited<ReturnType<typeof readMembers>>,
  beingPlaced: { personId: string; postId: string }[],
): Promise<NamedPost[]> {
  const { db, actor, pack, today } = reader;
  const receiving = new Set(pack.sides.receiving.value);
  const own = new Set(members.own.map(({ personId }) => personId));
  // Each place once: whoever is under way to it, in a batch of another plan or on the usual path.
  const others = new Map(
    [...members.others, ...beingPlaced].map(({ personId, postId }) => [
      `${personId} ${postId}`,
      { personId, postId },
    ]),
  );
  const taken = countBy(
    [...others.values()].filter(({ personId }) => !own.has(personId)),
    ({ postId }) => postId,
  );
  // Who has started already is off the open places but still in the plan.
  const landed = countBy(members.own, ({ postId, workedPostId }) =>
    workedPostId === postId ? postId : null,
  );
  const small = await db
    .selectFrom('enterprise')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where('size', 'in', smallSizes)
    .execute();
  const smallIds = new Set(small.map(({ id }) => id));
  const last = weeksOf(plan).length - 1;
  const wait = pack.settings.matching.maxWaitDays.value;
  return (await openPosts(db as never, actor.cityCode))
    .filter(({ regionCode, neededOn }) => receiving.has(countyOf(regionCode)) && neededOn <= plan.toOn)
    .flatMap((post) => {
      const start = post.neededOn > today ? post.neededOn : today;
      const fromWeek = Math.max(0, weekIn(plan, start));
      const demand = Math.max(0, post.remaining - (taken.get(post.id) ?? 0)) + (landed.get(post.id) ?? 0);
      if (demand === 0 || fromWeek > last) return [];
      return [
        {
          id: post.id,
          enterpriseId: post.enterpriseId,
          parkId: receiverOf(post),
          demand,
          fromWeek,
          toWeek: Math.max(fromWeek, Math.min(last, weekIn(plan, addDays(start, wait)))),
          vacancy: vacancyOf(post, pack),
          title: post.title,
          enterpriseName: post.enterpriseName,
          isSmall: smallIds.has(post.enterpriseId),
        },
      ];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function* freePeople(
  { db, actor, pack }: JobReader,
  taken: ReadonlySet<string>,
): AsyncGenerator<Candidate> {
  for (const county of sendingCodes(pack))
    for await (const person of findPeopleForMatching(db, actor, pack, county))
      if (!taken.has(person.id)) yield person;
}

export interface PlanInput {
  weeks: { from: string; to: string }[];
  countyCodes: string[];
  receivers: Receiver[];
  posts: NamedPost[];
  groups: Group[];
  overridesLost: number;
}

/** Everything a run works with, as the ledger stands now. */
export async function readInput(reader: JobReader, plan: Plan): Promise<PlanInput> {
  const { db, actor, pack, today } = reader;
  const members = await readMembers(reader, plan.id);
  const beingPlaced = await peopleBeingPlaced(db, actor.cityCode);
  const posts = await readPosts(reader, plan, members, beingPlaced);
  const overrides = await db
    .selectFrom('dispatchOverride')
    .select(['personId', 'postId', 'week'])
    .where('cityCode', '=', actor.cityCode)
    .where('planId', '=', plan.id)
    .execute();
  const inBatch = new Set([...members.own, ...members.others].map(({ personId }) => personId));
  const known = new Set(posts.map(({ id }) => id));
  const weeks = weeksOf(plan);
  const thisWeek = Math.max(0, weekIn(plan, today));
  const kept = overrides.filter(
    ({ postId, week }) => postId === null || (known.has(postId) && (week ?? 0) < weeks.length),
  );
  const pinOf = new Map(
    kept.map(({ personId, postId, week }) => [
      personId,
      postId === null ? null : { postId, week: week ?? 0 },
    ]),
  );
  const stayed = [...(await peopleWhoStayed(reader, plan.id))].filter((id) => !pinOf.get(id));
  const taken = new Set([...inBatch, ...beingPlaced.map(({ personId }) => personId), ...stayed]);
  const familyOf = new Map(
    plan.limits.families.flatMap(({ id, personIds }) => personIds.map((personId) => [personId, id] as const)),
  );
  const groups = await groupPeople(freePeople(reader, taken), {
    settings: settingsOf(pack),
    isFine: (await countFree(reader)) <= fineUpTo,
    today,
    familyOf,
    pinOf,
    readyWeekOf(availableOn) {
      const week = Math.max(thisWeek, availableOn ? weekIn(plan, availableOn) : 0);
      return week < weeks.length ? week : null;
    },
  });
  const pinned = groups.reduce((sum, { pin, members: people }) => sum + (pin ? people.length : 0), 0);
  const asked = overrides.filter(({ postId, personId }) => postId !== null && !inBatch.has(personId)).length;
  const used = new Set(posts.map(({ id }) => id));
  return {
    weeks,
    countyCodes: sendingCodes(pack),
    receivers: await readReceivers(db, actor.cityCode, pack),
    posts,
    // A post that a batch went to may be closed by now: its people are there all the same.
    groups: [...memberGroups(members.own.filter(({ postId }) => used.has(postId))), ...groups],
    overridesLost: asked - pinned,
  };
}
