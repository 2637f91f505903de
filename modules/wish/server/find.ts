import { type Kysely, sql } from 'kysely';
import type { Candidate } from '#engines/matching/index.ts';
import { type Found, fitPosts } from '#modules/matching/server/index.ts';
import { sendMessages } from '#modules/message/server/index.ts';
import { type PersonBrief, personBriefs, somePeopleForMatching } from '#modules/person/server/index.ts';
import { openPlacements } from '#modules/placement/server/index.ts';
import type { DB } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate, localMoment } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { Outcome } from '../contract/codes.ts';
import { narrowed } from './narrowed.ts';
import { tellOf } from './tell.ts';

/** Wishes of one transaction: a killed server repeats no more than these. */
const atOnce = 500;

interface Run {
  services: Services;
  actor: ReturnType<typeof systemActor>;
  today: string;
  pack: PackInForce;
}

/** The next wishes that nobody has looked at today; other servers pass over them. */
async function nextWishes(db: Kysely<DB>, { actor, today }: Run, after: string) {
  return db
    .selectFrom('wish as w')
    .leftJoin('wishSearch as s', (join) =>
      join.onRef('s.cityCode', '=', 'w.cityCode').onRef('s.wishId', '=', 'w.id'),
    )
    .selectAll('w')
    .select('s.toldPosts')
    .where('w.cityCode', '=', actor.cityCode)
    .where('w.isActive', '=', true)
    .where('w.id', '>', after)
    .where((eb) => eb.or([eb('s.checkedOn', 'is', null), eb('s.checkedOn', '<', today)]))
    .orderBy('w.id')
    .limit(atOnce)
    .forNoKeyUpdate('w')
    .skipLocked()
    .execute();
}
type Wish = Awaited<ReturnType<typeof nextWishes>>[number];

/** Of the best posts for a wish, those not told of before and to which the person is not on the way. */
async function newFits(
  db: Kysely<DB>,
  run: Run,
  found: Wish[],
  people: Map<string, Candidate>,
): Promise<Map<string, Found>> {
  const { services, actor, today, pack } = run;
  const onTheWay = await openPlacements(db, actor.cityCode, [...people.keys()]);
  const seekers = found.flatMap((wish) => {
    const person = people.get(wish.personId);
    if (!person) return [];
    const exclude = (onTheWay.get(wish.personId) ?? []).map(({ postId }) => postId);
    const known = wish.toldPosts ?? [];
    return [{ key: wish.id, candidate: narrowed(person, wish), exclude, known }];
  });
  const most = pack.settings.matching.rankedAtMost.value;
  const inWords = pack.settings.wishes.namedAtMost.value;
  return fitPosts(services, { db, actor, today, pack }, seekers, { most, inWords });
}

function outcomeOf(brief: PersonBrief | undefined, { ids }: Found, { pack }: Run): Outcome {
  if (!brief?.hasConsent) return 'noConsent';
  if (brief.isPlaced) return 'placed';
  if (!pack.settings.matching.seekingStatuses.value.includes(brief.status)) return 'notSeeking';
  return ids.length ? 'found' : 'nothingNew';
}

interface Search {
  wish: Wish;
  posts: Found;
  outcome: Outcome;
}

/** That it was looked for today, what came of it, and the posts beside those that were told of before. */
async function keep(db: Kysely<DB>, { actor, today }: Run, searches: Search[]): Promise<void> {
  const rows = JSON.stringify(
    searches.map(({ wish, posts, outcome }) => ({ id: wish.id, outcome, posts: posts.ids })),
  );
  await sql`INSERT INTO wish_search AS s (city_code, wish_id, checked_on, outcome, told_posts)
    SELECT ${actor.cityCode}, v.id, ${today}::date, v.outcome, v.posts
    FROM jsonb_to_recordset(${rows}::jsonb) AS v(id uuid, outcome text, posts uuid[])
    ON CONFLICT (city_code, wish_id) DO UPDATE
      SET checked_on = excluded.checked_on, outcome = excluded.outcome, told_posts = s.told_posts || excluded.told_posts`.execute(
    db,
  );
}

/** Looks for the next wishes' posts and tells of them, in one transaction; returns the last id, or nothing at the end. */
async function findNext(db: Kysely<DB>, run: Run, after: string): Promise<string | undefined> {
  const { actor, today, pack } = run;
  const found = await nextWishes(db, run, after);
  if (!found.length) return undefined;
  const personIds = [...new Set(found.map(({ personId }) => personId))];
  const people = await somePeopleForMatching(db, actor, pack, personIds);
  const briefs = await personBriefs(db, actor.cityCode, personIds);
  const fits = await newFits(db, run, found, people);
  const searches = found.map((wish) => {
    const posts = fits.get(wish.id) ?? { ids: [], fits: [] };
    return { wish, posts, outcome: outcomeOf(briefs.get(wish.personId), posts, run) };
  });
  await keep(db, run, searches);
  await sendMessages(
    { db, actor, today },
    searches.flatMap(({ wish, posts }) => (posts.ids.length ? [tellOf(wish, posts)] : [])),
  );
  return found.at(-1)?.id;
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Once a day, from the hour the place says: new posts for every wish that is not paused. `at` is the moment. */
export async function findForWishes(
  services: Services,
  at: string = Temporal.Now.instant().toString(),
): Promise<void> {
  const clock = localMoment(at).slice(11);
  for (const { cityCode } of await services.cities.list()) {
    const city = await services.cities.find(cityCode);
    if (!city) continue;
    const pack = await services.cities.pack(cityCode, city.packVersion);
    if (clock < pack.settings.wishes.dailyAt.value) continue;
    const actor = systemActor(cityCode, '岗位提醒');
    const today = businessDate(city.businessOn);
    const run = { services, actor, today, pack };
    let after: string | undefined = beforeAll;
    while (after) {
      const from: string = after;
      after = await services.database.as(actor, { operation: 'wish.find', today }, (db) =>
        findNext(db, run, from),
      );
    }
  }
}
