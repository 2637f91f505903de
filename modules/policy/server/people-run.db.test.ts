import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '#engines/rules/index.ts';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { fitFor } from '../contract/fit-operations.ts';
import { getRun, listEntitlements, startRun } from '../contract/run-operations.ts';
import { runJob } from './jobs/index.ts';
import { hire } from './test-fixture.ts';

const luxian = '510521103222';

/** Money for people themselves, by what the ledger holds of them. */
const clauses: Clause[] = [
  {
    id: 'LZ-Z1',
    title: '求职补贴',
    kind: 'money',
    class: 'service',
    article: '一',
    payee: '劳动者',
    when: [
      { fact: 'applicant.kind', is: '劳动者' },
      { list: 'groups', has: '登记失业人员' },
    ],
    pays: [{ amount: { yuan: 500 } }],
  },
  {
    id: 'LZ-Z2',
    title: '大龄人员慰问',
    kind: 'money',
    class: 'service',
    article: '二',
    payee: '劳动者',
    when: [
      { fact: 'applicant.kind', is: '劳动者' },
      { fact: 'age', atLeast: 50 },
    ],
    pays: [{ amount: { yuan: 200 } }],
  },
];

describe('没有上岗的人也在全市核算里', () => {
  let world: World;
  let [city, hejiang, finance] = [] as unknown as [Caller, Caller, Caller];
  const people: string[] = [];
  /** Those no enterprise has ever employed. */
  const unemployed: string[] = [];

  const add = async (birthOn: string, groups: string[]): Promise<string> => {
    const id = randomUUID();
    await world.owner.query(
      `INSERT INTO person (city_code, id, name, name_parts, sex, birth_on, region_code, status, groups, last_contact_on, recorded_on)
       VALUES ($1, $2, $3, ARRAY[$3], 'female', $4, $5, 'jobSeeking', $6, '2017-01-01', '2017-01-01')`,
      [testCity, id, `求职者${people.length}`, birthOn, luxian, groups],
    );
    return id;
  };
  const run = async (id: string) => {
    await expect.poll(async () => (await city.call(getRun, { id })).status, { timeout: 20_000 }).toBe('done');
    return city.call(getRun, { id });
  };
  const lines = () => city.call(listEntitlements, { payeeKind: 'person', pageSize: 100 });

  beforeAll(async () => {
    world = await openWorld();
    [city, hejiang, finance] = (await Promise.all(
      ['city', 'hejiang', 'finance'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller];
    for (const clause of clauses)
      await world.owner.query(
        `INSERT INTO clause_version (city_code, id, clause_id, version_no, source, clause, content_hash, status, decided_on, recorded_on)
         VALUES ($1, gen_random_uuid(), $2, 1, 'pack', $3, $4, 'inForce', '2017-01-01', '2017-01-01')`,
        [testCity, clause.id, JSON.stringify(clause), `people-run ${clause.id}`],
      );
    people.push(await add('1990-03-02', ['registeredUnemployed']));
    people.push(await add('1960-03-02', ['registeredUnemployed', 'woman']));
    people.push(await add('1990-07-09', ['registeredUnemployed']));
    people.push(await add('1990-07-09', []));
    const groups = ['registeredUnemployed'];
    // At work; left; left and at work again: each of them is one person, not one for each job.
    people.push((await hire(world, { onboardOn: '2017-06-01', groups })).personId);
    const left = { onboardOn: '2017-02-01', leftOn: '2017-03-01', groups };
    people.push((await hire(world, left)).personId);
    const twice = await hire(world, left);
    people.push(twice.personId);
    const again = await hire(world, { onboardOn: '2017-06-01', enterprise: '泸州贴片' });
    await world.owner.query('UPDATE placement SET person_id = $1 WHERE id = $2', [
      twice.personId,
      again.placementId,
    ]);
    unemployed.push(...people.slice(0, 4), again.personId);
    people.push(again.personId);
  });
  afterAll(() => world.close());

  it('求职的、在岗的、离岗的，每人一次，金额与个人查询的一致', async () => {
    const { id } = await city.call(startRun, {});
    expect(await run(id)).toMatchObject({ done: 9, total: 9 });
    const { rows } = await lines();
    for (const person of people) {
      const own = rows.filter(({ payeeId }) => payeeId === person);
      const { cards, totalFen } = await city.call(fitFor, { subject: { kind: 'person', id: person } });
      const entitled = cards.filter(({ standing, fen }) => standing === 'entitled' && fen);
      expect(own.map(({ clauseId }) => clauseId).sort()).toEqual(
        entitled.map(({ clauseId }) => clauseId).sort(),
      );
      expect(own.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(totalFen);
    }
    expect(rows.filter(({ clauseId }) => clauseId === 'LZ-Z1')).toHaveLength(6);
    expect(rows.filter(({ clauseId }) => clauseId === 'LZ-Z2')).toHaveLength(1);
  });

  it('没有上岗的人按户籍地归属，能打开本人；看不到的县没有，看不到个人的部门只见金额', async () => {
    const { rows } = await lines();
    const seeker = rows.find(({ payeeId }) => payeeId === people[0]);
    expect(seeker).toMatchObject({
      personId: people[0],
      placementId: null,
      enterpriseName: null,
      fen: 50_000,
    });
    expect(seeker?.regionCode).toBe(luxian);
    const found = await city.call(listEntitlements, { search: seeker?.personName ?? '' });
    expect(found.rows.map(({ personId }) => personId)).toEqual([people[0]]);
    expect((await hejiang.call(listEntitlements, { payeeKind: 'person' })).total).toBe(0);
    const seen = await finance.call(listEntitlements, { payeeKind: 'person', pageSize: 100 });
    expect(seen.total).toBe(7);
    expect(seen.rows.every(({ personId, personName }) => personId === null && personName === null)).toBe(
      true,
    );
  });

  it('在核没有上岗的人时被杀，接着做不重不漏', async () => {
    const before = await lines();
    const [, half] = unemployed.toSorted();
    const id = randomUUID();
    // As a killed run leaves it: all enterprises and the first people are done, the mark stands behind them.
    await world.owner.query(
      `INSERT INTO policy_run (city_code, id, kind, as_of, horizon_on, status, done, lines, last_kind, last_key, by_id, by_name)
       SELECT $1, $2, 'city', '2017-10-15', '2018-10-15', 'running', 6, (SELECT max(line) FROM entitlement), 'person', $3, gen_random_uuid(), '市招募办'`,
      [testCity, id, half],
    );
    await world.owner.query(
      `INSERT INTO entitlement SELECT city_code, $1, line, clause_id, payee_kind, payee_id, person_id, placement_id, enterprise_id,
         organisation_id, park_id, region_code, person_region_code, state, fen, due_on
       FROM entitlement WHERE placement_id IS NOT NULL OR payee_id <= $2`,
      [id, half],
    );
    const { jobs, database } = world.server.services;
    await jobs.send(database.db, runJob, { cityCode: testCity, runId: id });
    expect(await run(id)).toMatchObject({ done: 9, total: 9 });
    const after = await lines();
    expect(after.sums).toEqual(before.sums);
    expect(after.run?.id).toBe(id);
  });
});
