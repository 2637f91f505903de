import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPlacements } from '#modules/placement/contract/operations.ts';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { summariseCompletion } from '../contract/operations.ts';

const counties = { naxi: '510503000000', luxian: '510521000000', jiangyang: '510502000000' };
const steps = ['sent', 'accepted', 'onboard', 'retained'] as const;

interface Past {
  person: string;
  from: string;
  to: string;
  recommendedOn: string;
  acceptedOn?: string;
  onboardOn?: string;
  insured?: string[];
}

describe('招募任务', () => {
  let world: World;
  let [city, luxian, naxi, hejiang, supervision] = [] as unknown as [Caller, Caller, Caller, Caller, Caller];

  /** What happened, written by the owner: the way to it is tested where it is made. */
  const happened = async ({
    person,
    from,
    to,
    recommendedOn,
    acceptedOn,
    onboardOn,
    insured = [],
  }: Past): Promise<void> => {
    const { rows } = await world.owner.query<{ person_id: string; enterprise_id: string; post_id: string }>(
      `WITH e AS (INSERT INTO enterprise (city_code, id, name, region_code, recorded_on) VALUES ($1, gen_random_uuid(), '企业' || $4, $4, '2017-01-01')
           ON CONFLICT (city_code, name) DO UPDATE SET region_code = excluded.region_code RETURNING id),
         q AS (INSERT INTO post (city_code, id, enterprise_id, region_code, title, headcount, status, recorded_on)
           SELECT $1, gen_random_uuid(), e.id, $4, '岗位', 5, 'draft', '2017-01-01' FROM e RETURNING id),
         n AS (INSERT INTO person (city_code, id, name, name_parts, birth_on, region_code, status, last_contact_on, recorded_on)
           VALUES ($1, md5($2)::uuid, $2, ARRAY[$2], '1990-01-01', $3, 'seeking', '2017-01-01', '2017-01-01') ON CONFLICT (city_code, id) DO UPDATE SET note = NULL RETURNING id)
       SELECT n.id AS person_id, e.id AS enterprise_id, q.id AS post_id FROM n, e, q`,
      [testCity, person, from, to],
    );
    const made = rows[0];
    await world.owner.query(
      `INSERT INTO placement (city_code, id, person_id, post_id, enterprise_id, person_region_code, enterprise_region_code, post_title, enterprise_name, status,
         recommended_on, accepted_on, intended_on, onboard_on, contract_from, contract_open, pay_fen, onboard_entered_by, onboard_confirmed_by, left_on, exit_on, exit_reason, recorded_on)
       SELECT $1, gen_random_uuid(), $2, $3, $4, $5, $6, '岗位', '企业', CASE WHEN $9::date IS NOT NULL THEN 'left' WHEN $8::date IS NOT NULL THEN 'interviewing' ELSE 'recommended' END,
         $7::date, $8::date, $9::date, $9::date, $9::date, CASE WHEN $9::date IS NOT NULL THEN true END, CASE WHEN $9::date IS NOT NULL THEN 400000 END,
         gen_random_uuid(), gen_random_uuid(), $9::date + 200, $9::date + 200, CASE WHEN $9::date IS NOT NULL THEN 'changedJob' END, $7::date`,
      [
        testCity,
        made?.person_id,
        made?.post_id,
        made?.enterprise_id,
        from,
        to,
        recommendedOn,
        acceptedOn ?? null,
        onboardOn ?? null,
      ],
    );
    for (const month of insured)
      await world.owner.query(
        `INSERT INTO insurance_month (city_code, id, person_id, person_region_code, employer_uscc, employer_name, enterprise_id, month, recorded_on)
         VALUES ($1, gen_random_uuid(), $2, $3, 'U', '企业', $4, $5, '2018-06-01')`,
        [testCity, made?.person_id, from, made?.enterprise_id, month],
      );
  };

  beforeAll(async () => {
    world = await openWorld();
    const logins = ['city', 'luxian', 'naxi', 'hejiang', 'supervision'];
    [city, luxian, naxi, hejiang, supervision] = (await Promise.all(
      logins.map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller, Caller];
    await world.owner.query('UPDATE city SET business_on = $2 WHERE city_code = $1', [
      testCity,
      '2018-12-20',
    ]);
    const { luxian: lu, naxi: na, jiangyang } = counties;
    const way = { recommendedOn: '2018-01-05', acceptedOn: '2018-01-08' };
    await happened({
      person: '甲',
      from: lu,
      to: jiangyang,
      ...way,
      onboardOn: '2018-01-10',
      insured: ['2018-02-01', '2018-03-01', '2018-04-01'],
    });
    // The same person again in the same year: still one person.
    await happened({ person: '甲', from: lu, to: jiangyang, ...way, onboardOn: '2018-02-10' });
    await happened({
      person: '乙',
      from: lu,
      to: jiangyang,
      recommendedOn: '2017-12-20',
      acceptedOn: '2018-01-08',
    });
    await happened({ person: '丙', from: na, to: na, ...way, onboardOn: '2018-03-10' });
    await happened({
      person: '丁',
      from: na,
      to: jiangyang,
      recommendedOn: '2017-11-20',
      acceptedOn: '2017-11-25',
      onboardOn: '2017-12-01',
    });
  });
  afterAll(() => world.close());

  describe('target.summariseCompletion', () => {
    it('泸县全年任务 4,800 人，上岗一人，同一个人上岗两次只算一次，在岗满 3 个月另列', async () => {
      const { rows, years, countedStep } = await city.call(summariseCompletion, {});
      expect({ years, countedStep }).toEqual({ years: [2017, 2018], countedStep: 'onboard' });
      expect(rows.find(({ regionCode }) => regionCode === counties.luxian)).toMatchObject({
        target: 4800,
        sent: 1,
        accepted: 2,
        onboard: 1,
        retained: 1,
        counted: 1,
        permille: 0,
        remainder: 4799,
      });
    });

    it('纳溪区内的一对只在纳溪算一次，全市合计不重复', async () => {
      const { rows, total } = await city.call(summariseCompletion, {});
      expect(rows.find(({ regionCode }) => regionCode === counties.naxi)).toMatchObject({
        onboard: 1,
        onboardWithin: 1,
      });
      expect(total).toMatchObject({ target: 30000, onboard: 2, sent: 2, accepted: 3, onboardWithin: 1 });
    });

    it('每个数都能打开，条数相等', async () => {
      const { rows, total, year } = await city.call(summariseCompletion, {});
      for (const step of steps) {
        const counted = { countedStep: step, countedYear: year };
        for (const { regionCode, ...row } of rows)
          expect((await city.call(listPlacements, { ...counted, regionCode })).total).toBe(row[step]);
        const regionCodes = rows.map(({ regionCode }) => regionCode).join(',');
        expect((await city.call(listPlacements, { ...counted, regionCodes })).total).toBe(total[step]);
      }
    });

    it('往年的数停在往年：2017 年只有丁上岗；截止 2 月 1 日时甲还没有第二次上岗', async () => {
      const past = await city.call(summariseCompletion, { year: 2017 });
      expect(past.total).toMatchObject({ target: 6700, sent: 2, onboard: 1 });
      const early = await city.call(summariseCompletion, { year: 2018, asOf: '2018-02-01' });
      expect(early.total).toMatchObject({ onboard: 1, retained: 0 });
    });

    it('泸县只看到泸县，合江县看不到泸县的数；督查只看到数、看不到人', async () => {
      expect((await luxian.call(summariseCompletion, {})).rows.map(({ regionName }) => regionName)).toEqual([
        '泸县',
      ]);
      expect((await hejiang.call(summariseCompletion, {})).total).toMatchObject({
        onboard: 0,
        sent: 0,
      });
      expect((await naxi.call(summariseCompletion, {})).total).toMatchObject({ onboard: 1 });
      expect((await supervision.call(summariseCompletion, {})).total).toMatchObject({ onboard: 2 });
      await expect(supervision.call(listPlacements, {})).rejects.toMatchObject({
        problem: { code: 'platform.notPermitted' },
      });
    });
  });
});
