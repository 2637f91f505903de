import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { exportFairness, summariseFairness } from '../contract/fairness-operations.ts';

let world: World;
let city: Caller;

/** People of one sex and age, of whom some were recommended in September and some of these started. */
async function people(
  count: number,
  sex: string,
  birthOn: string,
  recommended: number,
  hired: number,
  more = {},
) {
  const facts = { groups: '{}', consented: '2017-06-01', status: 'seeking', ...more };
  await world.owner.query(
    `WITH made AS (
       INSERT INTO person (city_code, id, name, name_parts, sex, birth_on, region_code, status, groups, has_consent, consented_on, last_contact_on, recorded_on)
       SELECT '510500', gen_random_uuid(), '某人', '{}', $2, $3::date, '510521103222', $8, $6::text[], true, $7::date, '2017-06-01', '2017-06-01' FROM generate_series(1, $1::int)
       RETURNING id
     ), numbered AS (SELECT id, row_number() OVER () AS at FROM made)
     INSERT INTO placement (city_code, id, person_id, post_id, enterprise_id, person_region_code, enterprise_region_code, post_title, enterprise_name, status,
       recommended_on, accepted_on, intended_on, onboard_on, contract_from, contract_open, pay_fen, onboard_entered_by, onboard_confirmed_by, recorded_on)
     SELECT '510500', gen_random_uuid(), n.id, (SELECT id FROM post LIMIT 1), (SELECT id FROM enterprise LIMIT 1), '510521103222', '510502000000', '装配工', '某企业',
       CASE WHEN n.at <= $5 THEN 'onboarded' ELSE 'recommended' END, '2017-09-10', s.day, s.day, s.day, s.day, CASE WHEN n.at <= $5 THEN true END,
       CASE WHEN n.at <= $5 THEN 400000 END, CASE WHEN n.at <= $5 THEN gen_random_uuid() END, CASE WHEN n.at <= $5 THEN gen_random_uuid() END, '2017-09-10'
     FROM numbered n, LATERAL (SELECT CASE WHEN n.at <= $5 THEN '2017-09-20'::date END AS day) s WHERE n.at <= $4`,
    [count, sex, birthOn, recommended, hired, facts.groups, facts.consented, facts.status],
  );
}

beforeAll(async () => {
  world = await openWorld();
  await world.owner.query(`INSERT INTO enterprise (city_code, id, name, region_code, stage, signed_on, recorded_on)
    VALUES ('510500', gen_random_uuid(), '某企业', '510502000000', 'signed', '2017-03-01', '2017-04-01')`);
  await world.owner.query(`INSERT INTO post (city_code, id, enterprise_id, region_code, title, headcount, status, recorded_on)
    SELECT '510500', gen_random_uuid(), id, region_code, '装配工', 100, 'draft', '2017-04-01' FROM enterprise`);
  await people(60, 'male', '1990-01-01', 40, 30);
  await people(60, 'female', '1990-01-01', 20, 10);
  await people(20, 'female', '1960-01-01', 3, 1, { groups: '{hardToEmploy}' });
  await people(7, 'male', '1990-01-01', 0, 0, { consented: '2017-10-05' });
  await people(9, 'male', '1990-01-01', 0, 0, { status: 'working' });
  city = await world.signIn('city');
});
afterAll(() => world.close());

describe('placement.summariseFairness', () => {
  it('市级看上月各组的推荐率和上岗率：只有人数，少于 5 的不显示，偏低的提示', async () => {
    const report = await city.call(summariseFairness, {});
    expect(report).toMatchObject({ month: '2017-09', regionName: '泸州市', smallBelow: 5 });
    expect(report.total).toMatchObject({
      available: 140,
      recommended: 63,
      hired: 41,
      recommendedPermille: 450,
    });
    const [sex, age, group] = report.dimensions;
    expect(sex?.parts.map((part) => [part.label, part.available, part.recommended, part.isLow])).toEqual([
      ['女', 80, 23, true],
      ['男', 60, 40, false],
    ]);
    const byLabel = Object.fromEntries((age?.parts ?? []).map((part) => [part.label, part]));
    expect(byLabel['25—34 岁']).toMatchObject({ available: 120, recommended: null, hired: null });
    expect(byLabel['55 岁及以上']).toMatchObject({
      available: 20,
      recommended: null,
      recommendedPermille: null,
    });
    expect(group?.parts).toMatchObject([
      { label: '就业困难人员', available: 20, recommended: null, hired: null },
    ]);
  });

  it('导出的表与屏幕一致，空格写明为什么，并留下记录', async () => {
    const book = read(await city.download(exportFairness, { month: '2017-09' }));
    const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    expect(text).toContain('泸州市2017-09公平性月报');
    expect(text).toMatch(/性别,女,80,23,28\.8%/);
    expect(text).toMatch(/就业困难人员,20,,,,,空格：人数少于 5/);
    const { rows } = await world.owner.query(
      "SELECT 1 FROM audit_entry WHERE operation = 'placement.exportFairness' AND action = 'export'",
    );
    expect(rows).toHaveLength(1);
  });

  it('没有人可推荐的月份是 0，不是错误；县区和企业没有这张报表', async () => {
    const { total } = await city.call(summariseFairness, { month: '2016-01' });
    expect(total).toMatchObject({ available: 0, recommended: 0, recommendedPermille: null });
    const county = await world.signIn('luxian');
    await expect(county.call(summariseFairness, {})).rejects.toMatchObject({
      problem: { code: 'platform.notPermitted' },
    });
  });
});
