import { type Kysely, sql } from 'kysely';
import type { Candidate } from '#engines/matching/index.ts';
import { type Fit, fitPosts } from '#modules/matching/server/index.ts';
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
    .selectAll()
    .where('w.cityCode', '=', actor.cityCode)
    .where('w.isActive', '=', true)
    .where('w.id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('wishSearch as c')
            .select('c.wishId')
            .whereRef('c.cityCode', '=', 'w.cityCode')
            .whereRef('c.wishId', '=', 'w.id')
            .where('c.checkedOn', '>=', today),
        ),
      ),
    )
    .orderBy('w.id')
    .limit(atOnce)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}
type Wish = Awaited<ReturnType<typeof nextWishes>>[number];

async function toldBefore(db: Kysely<DB>, { actor }: Run, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('wishPost')
    .select(['wishId', sql<string[]>`array_agg(post_id)`.as('posts')])
    .where('cityCode', '=', actor.cityCode)
    .where('wishId', 'in', ids)
    .groupBy('wishId')
    .execute();
  return new Map(rows.map(({ wishId, posts }) => [wishId, posts]));
}

/** Posts that fit a wish, were not told of before, and to which the person is not on the way. */
async function newFits(
  db: Kysely<DB>,
  run: Run,
  found: Wish[],
  people: Map<string, Candidate>,
): Promise<Map<string, Fit[]>> {
  const { services, actor, today, pack } = run;
  const told = await toldBefore(
    db,
    run,
    found.map(({ id }) => id),
  );
  const onTheWay = await openPlacements(db, actor.cityCode, [...people.keys()]);
  const seekers = found.flatMap((wish) => {
    const person = people.get(wish.personId);
    if (!person) return [];
    const exclude = [
      ...(told.get(wish.id) ?? []),
      ...(onTheWay.get(wish.personId) ?? []).map(({ postId }) => postId),
    ];
    return [{ key: wish.id, candidate: narrowed(person, wish), exclude }];
  });
  const most = pack.settings.matching.rankedAtMost.value;
  return fitPosts(services, { db, actor, today, pack }, seekers, most);
}

function outcomeOf(brief: PersonBrief | undefined, fits: Fit[], { pack }: Run): Outcome {
  if (!brief?.hasConsent) return 'noConsent';
  if (brief.isPlaced) return 'placed';
  if (!pack.settings.matching.seekingStatuses.value.includes(brief.status)) return 'notSeeking';
  return fits.length ? 'found' : 'nothingNew';
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
  const checks = found.map((wish) => ({
    wish,
    fits: fits.get(wish.id) ?? [],
    outcome: outcomeOf(briefs.get(wish.personId), fits.get(wish.id) ?? [], run),
  }));
  const lines = checks.flatMap(({ wish, fits: posts }) => posts.map((post) => [wish.id, post.id] as const));
  await sql`INSERT INTO wish_post (city_code, wish_id, post_id, found_on)
    SELECT ${actor.cityCode}, v.wish_id, v.post_id, ${today}::date
    FROM unnest(${lines.map(([wish]) => wish)}::uuid[], ${lines.map(([, post]) => post)}::uuid[]) AS v(wish_id, post_id)`.execute(
    db,
  );
  await sql`INSERT INTO wish_search (city_code, wish_id, checked_on, outcome)
    SELECT ${actor.cityCode}, v.wish_id, ${today}::date, v.outcome
    FROM unnest(${checks.map(({ wish }) => wish.id)}::uuid[], ${checks.map(({ outcome }) => outcome)}::text[]) AS v(wish_id, outcome)
    ON CONFLICT (city_code, wish_id) DO UPDATE SET checked_on = excluded.checked_on, outcome = excluded.outcome`.execute(
    db,
  );
  const named = pack.settings.wishes.namedAtMost.value;
  await sendMessages(
    { db, actor, today },
    checks.flatMap(({ wish, fits: posts }) => (posts.length ? [tellOf(wish, posts, named)] : [])),
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
