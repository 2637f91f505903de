import type { Kysely } from 'kysely';
import type { MatchSnapshot } from '#engines/matching/index.ts';
import { openPostIds } from '#modules/demand/server/index.ts';
import { type Actor, type Scope, systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import { awaitIndex } from '../city-index/registry.ts';
import { ownPeopleOf } from '../own-people.ts';
import { somePosts, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';
import { type Kind, kindsOf } from './kinds.ts';

export interface RunOf {
  cityCode: string;
  runId: string;
  accountId: string;
  scope: Scope;
}

type Db = Kysely<MatchingTables>;

/** What the run works with. */
export interface Task {
  /** Everybody the asker keeps, against one post of each kind. */
  snapshots: MatchSnapshot[];
  within: string | undefined;
  kinds: Map<string, Kind>;
  /** The posts in order of need, with the places still free. */
  places: Map<string, number>;
  /** Pairs that somebody decided against. */
  barred: { personId: string; postId: string }[];
  perPerson: number;
  perPlace: number;
}

/** The run looks at the people whom its asker keeps, and at no others. */
const askerOf = ({ cityCode, accountId, scope }: RunOf): Actor => ({
  ...systemActor(cityCode, '整张清单匹配'),
  accountId,
  scope,
});

/** A transaction of the run's own. */
export function inRun<T>(services: Services, of: RunOf, work: (db: Db) => Promise<T>): Promise<T> {
  const options = { operation: 'matching.run', today: '1970-01-01' };
  return services.database.as(askerOf(of), options, (db) => work(db as unknown as Db));
}

interface Change {
  status?: 'running' | 'done' | 'failed';
  problem?: string;
  finishedAt?: string;
  posts?: number;
  people?: number;
  peopleDone?: number;
  proposed?: number;
}

/** Changes the run unless it has ended. */
export async function changeRun(db: Db, { cityCode, runId }: RunOf, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('matchRun')
    .set(change)
    .where('cityCode', '=', cityCode)
    .where('id', '=', runId)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const postsPerRead = 5000;

/** The open posts of the list as they stand now, those needed first leading. */
async function readPosts(db: Db, cityCode: string, filter: Parameters<typeof openPostIds>[2]) {
  const ids = await openPostIds(db, cityCode, filter);
  const pages = Array.from({ length: Math.ceil(ids.length / postsPerRead) }, (_, page) =>
    ids.slice(page * postsPerRead, (page + 1) * postsPerRead),
  );
  return Array.fromAsync(pages, (some) => somePosts(db, cityCode, some)).then((read) =>
    pages.flatMap((some, page) => some.flatMap((id) => read[page]?.get(id) ?? [])),
  );
}

/** Takes the run up with everything as it stands now; undefined when it has ended already. */
export async function takeUp(services: Services, of: RunOf): Promise<Task | undefined> {
  const { cityCode, runId } = of;
  const city = await services.cities.find(cityCode);
  if (!city) throw new Error(`no city ${cityCode}`);
  const pack = await services.cities.pack(cityCode, city.packVersion);
  const [actor, today] = [askerOf(of), businessDate(city.businessOn)];
  // Before the transaction: a first build may take longer than a connection should be held.
  const index = await awaitIndex(services, { actor, today, pack });
  return inRun(services, of, async (db) => {
    if (!(await changeRun(db, of, { status: 'running', peopleDone: 0 }))) return undefined;
    const run = await db
      .selectFrom('matchRun')
      .select(['search', 'regionCode', 'perPerson', 'perPlace'])
      .where('cityCode', '=', cityCode)
      .where('id', '=', runId)
      .executeTakeFirstOrThrow();
    const posts = await readPosts(db, cityCode, run);
    const own = await ownPeopleOf({ db, actor }, index);
    const kinds = kindsOf(posts.map((post) => vacancyOf(post, pack)));
    const barred = await db
      .selectFrom('matchChoice')
      .select(['personId', 'postId'])
      .where('cityCode', '=', cityCode)
      .where('choice', '<>', 'pinned')
      .execute();
    return {
      snapshots: own.index.runs([...kinds.values()].map(({ vacancy }) => vacancy)),
      within: own.within,
      kinds,
      places: new Map(posts.map(({ id, remaining }) => [id, remaining])),
      barred,
      perPerson: run.perPerson,
      perPlace: run.perPlace,
    };
  });
}
