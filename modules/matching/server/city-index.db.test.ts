import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Candidate, rankForCandidate, rankForVacancy, type Vacancy } from '#engines/matching/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import { findPeopleForMatching } from '#modules/person/server/index.ts';
import { enterpriseIn, openPostOf, personBy, village } from '#modules/placement/server/test-fixture.ts';
import { systemActor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { chooseMatches } from '../contract/choice-operations.ts';
import * as contract from '../contract/operations.ts';
import { buildFrom } from './city-index/build.ts';
import type { IndexOf } from './city-index/index-of.ts';
import { CityIndex } from './city-index/city-index.ts';
import { buildInThread } from './city-index/in-thread.ts';
import { askIndex } from './city-index/registry.ts';
import { openPosts, vacancyOf } from './posts.ts';
import { settingsOf } from './settings.ts';

const today = '2017-10-15';
const hejiangVillage = '510522100001';
const listedAtMost = 100;
const askers = ['city', 'luxian', 'hejiang', 'town', 'agency', 'park-gaoxin', 'specialist'] as const;
type Asker = (typeof askers)[number];

describe('全市匹配索引', () => {
  let world: World;
  let callers: Map<Asker, Caller>;
  let pack: PackInForce;
  let posts: string[] = [];
  let people: string[] = [];
  let agencyId = '';

  beforeAll(async () => {
    world = await openWorld();
    callers = new Map(
      await Promise.all(askers.map(async (login) => [login, await world.signIn(login)] as const)),
    );
    const [jiangyang, verifier, clerk] = await Promise.all(
      ['jiangyang', 'jiangyang2', 'village'].map((login) => world.signIn(login)),
    );
    if (!jiangyang || !verifier || !clerk) throw new Error('no account');
    const { services } = world.server;
    const city = await services.cities.find(testCity);
    pack = await services.cities.pack(testCity, city?.packVersion ?? 0);
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    posts = [
      await openPostOf(jiangyang, verifier, enterpriseId),
      await openPostOf(jiangyang, verifier, enterpriseId, { occupationCode: '6-05-01-01', isShift: true }),
    ];
    people = await Array.fromAsync({ length: 12 }, (_, at) =>
      personBy(clerk, at + 1, { payExpectedFen: 280_000 + at * 10_000 }),
    );
    const { rows } = await world.owner.query<{ scope_id: string }>(
      "SELECT p.scope_id FROM appointment p JOIN account a ON a.id = p.account_id WHERE a.login = 'agency'",
    );
    agencyId = rows[0]?.scope_id ?? '';
  });
  afterAll(() => world.close());

  const callerOf = (asker: Asker): Caller => {
    const caller = callers.get(asker);
    if (!caller) throw new Error(asker);
    return caller;
  };
  const indexOf = (): IndexOf => ({ cityCode: testCity, today, pack });
  const sessionOf = () => world.server.services.database;
  const serverUrl = () => sessionOf().pool.options.connectionString ?? '';
  const wholeCity = () => askIndex(world.server.services, { actor: { cityCode: testCity }, today, pack });

  /** The ledger itself, read pair by pair. */
  async function ledger(): Promise<{ everybody: Candidate[]; open: Vacancy[] }> {
    const actor = systemActor(testCity, '测试');
    return sessionOf().as(actor, { operation: 'test.read', today, readOnly: true }, async (db) => ({
      everybody: await Array.fromAsync(findPeopleForMatching(db, actor, pack)),
      open: (await openPosts(db as never, testCity)).map((post) => vacancyOf(post, pack)),
    }));
  }
  async function ownOf(asker: Asker, everybody: Candidate[]): Promise<Candidate[]> {
    if (asker === 'park-gaoxin' || asker === 'specialist') return [];
    if (asker === 'agency') {
      const { rows } = await world.owner.query<{ id: string }>(
        'SELECT id FROM person WHERE organisation_id = $1',
        [agencyId],
      );
      const own = new Set(rows.map(({ id }) => id));
      return everybody.filter(({ id }) => own.has(id));
    }
    const region = {
      city: '510500000000',
      luxian: '510521000000',
      hejiang: '510522000000',
      town: '510521103000',
    }[asker];
    return everybody.filter((each) => isWithin(each.regionCode, region));
  }
  async function choicesAbout(column: 'post_id' | 'person_id', id: string): Promise<Set<string>> {
    const other = column === 'post_id' ? 'person_id' : 'post_id';
    const { rows } = await world.owner.query<{ id: string }>(
      `SELECT ${other} AS id FROM match_choice WHERE ${column} = $1`,
      [id],
    );
    return new Set(rows.map((row) => row.id));
  }
  const byCode = (rows: { code: string; count: number }[]) =>
    Object.fromEntries(
      rows.filter(({ code }) => code !== 'excluded').map(({ code, count }) => [code, count]),
    );

  /** Every asker's answer is what the rules give pair by pair over the ledger as it stands. */
  async function expectExact(): Promise<void> {
    const { everybody, open } = await ledger();
    const settings = settingsOf(pack);
    for (const vacancy of open) {
      const excluded = await choicesAbout('post_id', vacancy.id);
      for (const asker of askers) {
        const own = await ownOf(asker, everybody);
        const rest = own.filter(({ id }) => !excluded.has(id));
        const expected = await rankForVacancy(rest, vacancy, settings, today, listedAtMost);
        const found = await callerOf(asker).call(contract.rankPeopleForPost, { postId: vacancy.id });
        expect(found.people.map(({ id, score }) => [id, score])).toEqual(
          expected.list.map(({ id, score }) => [id, score]),
        );
        expect([found.considered, found.eligible]).toEqual([own.length, expected.eligible]);
        expect(byCode(found.excludedBy)).toEqual(expected.refusedBy);
      }
    }
    const candidate = everybody.find(({ regionCode }) => isWithin(regionCode, '510521000000'));
    if (!candidate) return;
    const excluded = await choicesAbout('person_id', candidate.id);
    const rest = open.filter(({ id }) => !excluded.has(id));
    const expected = await rankForCandidate(rest, candidate, settings, today, listedAtMost);
    const found = await callerOf('luxian').call(contract.rankPostsForPerson, { personId: candidate.id });
    expect(found.posts.map(({ id, score }) => [id, score])).toEqual(
      expected.list.map(({ id, score }) => [id, score]),
    );
    expect([found.considered, found.eligible]).toEqual([open.length, expected.eligible]);
  }

  const at = (ids: string[], number: number): string => ids[number % ids.length] ?? '';
  const change = (sql: string, ...values: unknown[]) => world.owner.query(sql, values);
  const events: Record<string, (person: string, post: string, number: number) => Promise<unknown>> = {
    改期望工资: (person, _, number) =>
      change('UPDATE person SET pay_expected_fen = $2 WHERE id = $1', person, 250_000 + number * 1000),
    撤回同意: (person) => change('UPDATE person SET has_consent = false WHERE id = $1', person),
    再次同意: (person) =>
      change('UPDATE person SET has_consent = true, consented_on = $2 WHERE id = $1', person, today),
    上岗: (person) => change('UPDATE person SET placement_id = gen_random_uuid() WHERE id = $1', person),
    离岗: (person) => change('UPDATE person SET placement_id = NULL WHERE id = $1', person),
    迁到合江: (person) => change('UPDATE person SET region_code = $2 WHERE id = $1', person, hejiangVillage),
    迁回泸县: (person) => change('UPDATE person SET region_code = $2 WHERE id = $1', person, village),
    机构带来: (person) => change('UPDATE person SET organisation_id = $2 WHERE id = $1', person, agencyId),
    不愿倒班: (person, _, number) =>
      change('UPDATE person SET accepts_shift = $2 WHERE id = $1', person, number % 2 === 0),
    岗位招满: (_, post) => change("UPDATE post SET status = 'solved' WHERE id = $1", post),
    岗位再开: (_, post) => change("UPDATE post SET status = 'verified' WHERE id = $1", post),
    岗位加薪: (_, post, number) =>
      change('UPDATE post SET pay_max_fen = $2 WHERE id = $1', post, 400_000 + number * 1000),
    有人到岗: (person, post) =>
      change(
        `INSERT INTO headcount_movement (city_code, id, enterprise_id, post_id, placement_id, region_code, effective_on, recorded_on, delta)
         SELECT city_code, gen_random_uuid(), enterprise_id, id, gen_random_uuid(), region_code, '2017-10-15', '2017-10-15', 1 FROM post WHERE id = $1`,
        post,
      ).then(() => person),
    登记新人: (person) =>
      change(
        `INSERT INTO person (city_code, id, name, name_parts, birth_on, region_code, status, has_consent, consented_on, last_contact_on, recorded_on, occupations_wanted)
         SELECT city_code, gen_random_uuid(), name, name_parts, birth_on, region_code, 'seeking', true, '2017-10-15', '2017-10-15', '2017-10-15', occupations_wanted FROM person WHERE id = $1`,
        person,
      ),
    排除: async (person, post) => {
      const caller = callerOf('city');
      const body = {
        postId: post,
        personIds: [person],
        choice: 'excluded' as const,
        reason: 'noContact' as const,
      };
      await caller.call(chooseMatches, body).catch((error) => {
        if (error.problem?.code !== 'matching.postNotOpen') throw error;
      });
    },
  };

  it('任意改动以后，市、县、镇、机构、园区和专员看到的名单和人数，与按台账逐人逐岗核对的完全一样', async () => {
    await expectExact();
    const event = fc.record({
      kind: fc.constantFrom(...Object.keys(events)),
      person: fc.nat(11),
      post: fc.nat(1),
      number: fc.nat(200),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), async (sequence) => {
        for (const { kind, person, post, number } of sequence)
          await events[kind]?.(at(people, person), at(posts, post), number);
        await expectExact();
      }),
      { numRuns: 12, endOnFailure: true },
    );
    await change("UPDATE post SET status = 'verified'");
  }, 120_000);

  it('登记一个人，名单里马上有他，不到一秒', async () => {
    const clerk = await world.signIn('village');
    const id = await personBy(clerk, 50, { payExpectedFen: 200_000 });
    const registered = performance.now();
    const found = await callerOf('luxian').call(contract.rankPeopleForPost, { postId: at(posts, 0) });
    expect(performance.now() - registered).toBeLessThan(1000);
    expect(found.people.map((person) => person.id)).toContain(id);
  });

  it('先写的后提交，也不会漏掉', async () => {
    const [first, second] = [at(people, 0), at(people, 1)];
    await change("UPDATE person SET has_consent = true, consented_on = '2017-10-15', placement_id = NULL");
    const slow = await world.owner.connect();
    try {
      await slow.query('BEGIN');
      await slow.query('UPDATE person SET pay_expected_fen = 111100 WHERE id = $1', [first]);
      await change('UPDATE person SET pay_expected_fen = 222200 WHERE id = $1', second);
      expect((await wholeCity()).person(second)?.payExpectedFen).toBe(222_200);
      expect((await wholeCity()).person(first)?.payExpectedFen).not.toBe(111_100);
      await slow.query('COMMIT');
    } finally {
      slow.release();
    }
    expect((await wholeCity()).person(first)?.payExpectedFen).toBe(111_100);
  });

  it('重建期间照常回答；换上以后，期间的改动都在', async () => {
    const { promise: readyToSwap, resolve: swap } = Promise.withResolvers<void>();
    const entry = new CityIndex(sessionOf(), indexOf(), async () => {
      const built = await buildFrom(sessionOf(), indexOf());
      if (entry.isReady) await readyToSwap;
      return built;
    });
    await entry.rebuild();
    const rebuilding = entry.rebuild();
    await change('UPDATE person SET pay_expected_fen = 333300 WHERE id = $1', at(people, 2));
    const before = await entry.current();
    expect(before.person(at(people, 2))?.payExpectedFen).toBe(333_300);
    swap();
    await rebuilding;
    const after = await entry.current();
    expect(after).not.toBe(before);
    expect(after.person(at(people, 2))?.payExpectedFen).toBe(333_300);
  });

  it('建索引的线程中途被结束，换一个线程重建，结果一样；总被结束时报出原因', async () => {
    const built = await buildFrom(sessionOf(), indexOf());
    const [post] = [...built.index.posts()];
    if (!post) throw new Error('no post');
    const kill = (deaths: number) => {
      let started = 0;
      return (worker: Worker) => {
        started += 1;
        if (started <= deaths) worker.once('online', () => void worker.terminate());
      };
    };
    const data = { url: serverUrl(), of: indexOf() };
    const { index } = await buildInThread(data, { onThread: kill(1) });
    expect(index.topPeople(post, listedAtMost)).toEqual(built.index.topPeople(post, listedAtMost));
    await expect(buildInThread(data, { onThread: kill(9) })).rejects.toThrow('index not built');
  }, 60_000);
});
