import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHardLimits } from '#engines/matching/index.ts';
import { postStates } from '#modules/demand/contract/codes.ts';
import { batchStates, memberStates } from '#modules/dispatch/contract/workflow.ts';
import { settingsOf } from '#modules/matching/server/settings.ts';
import { readIdCard } from '#modules/person/contract/id-card.ts';
import { placementStates } from '#modules/placement/contract/workflow.ts';
import { migrate } from '#platform/db/migrate.ts';
import { createPool } from '#platform/db/pool.ts';
import { readPack } from '#platform/packs/read.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { databaseUrl, dropDatabase, testLogin, testPassword } from '#tools/testkit/template.ts';
import { demoAccounts, loadDemo } from './load.ts';

const key = randomBytes(32).toString('base64');
const secrets = { dataKey: key, indexKey: key, demoPassword: testPassword };
const serverUrl = process.env.GONGQIAO_TEST_OWNER_URL ?? '';
const database = `demo_${randomBytes(6).toString('hex')}`;
const ownerUrl = serverUrl && databaseUrl(serverUrl, database);
const pack = await readPack('luzhou-2017');
const lines: string[] = [];
let pool: pg.Pool;

const load = (packId: string) =>
  loadDemo({ ownerUrl, packId, size: 'small', secrets, onProgress: (line) => lines.push(line) });

async function rowsOf<T extends pg.QueryResultRow>(query: string, values: unknown[] = []): Promise<T[]> {
  return (await pool.query<T>(query, values)).rows;
}

/** The last declaration of each enterprise by a day, carried on by who came and left since. */
const factsAt = `SELECT e.id, e.stage, r.total_demand, r.in_year_expected, r.employed + (
    SELECT coalesce(sum(m.delta), 0)::int FROM headcount_movement m
    WHERE m.city_code = e.city_code AND m.enterprise_id = e.id AND m.effective_on > r.effective_on AND m.effective_on <= $1) AS employed
  FROM enterprise e JOIN LATERAL (
    SELECT * FROM headcount_report h WHERE h.city_code = e.city_code AND h.enterprise_id = e.id AND h.effective_on <= $1 AND h.recorded_on <= $1
    ORDER BY h.effective_on DESC, h.recorded_on DESC, h.recorded_at DESC LIMIT 1) r ON true
  WHERE e.city_code = '510500' AND e.docked_on <= $1`;

beforeAll(async () => {
  if (!serverUrl)
    throw new Error('GONGQIAO_TEST_OWNER_URL is not set: run through `npm test` or `npm run check`');
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
  await client.end();
  await migrate(ownerUrl, testLogin);
  pool = createPool(ownerUrl, { max: 2 });
  await load('luzhou-2017');
});

afterAll(async () => {
  await pool.end();
  await dropDatabase(serverUrl, database);
});

describe('泸州演示数据', () => {
  it('截至 2017-10-15 的汇总与文件所载一致：签约 52、对接 26、24855 / 8859 / 2313 / 6546，没有一家超员', async () => {
    const [counts] = await rowsOf(
      `SELECT count(signed_on)::int AS signed, count(docked_on)::int AS docked FROM enterprise WHERE city_code = '510500' AND signed_on <= '2017-10-15'`,
    );
    const [sums] = await rowsOf(
      `SELECT count(*)::int AS reporting, sum(total_demand)::int AS total, sum(in_year_expected)::int AS in_year, sum(employed)::int AS employed,
         sum(greatest(in_year_expected - employed, 0))::int AS gap, count(*) FILTER (WHERE employed > in_year_expected)::int AS overfilled FROM (${factsAt}) f`,
      ['2017-10-15'],
    );
    expect(counts).toEqual({ signed: 52, docked: 26 });
    expect(sums).toEqual({
      reporting: 26,
      total: 24_855,
      in_year: 8859,
      employed: 2313,
      gap: 6546,
      overfilled: 0,
    });
  });

  it('只有开工、投产的企业有已用工人数，企业分布在江阳、龙马潭、纳溪的各个园区', async () => {
    const idle = await rowsOf(
      `SELECT f.id FROM (${factsAt}) f WHERE f.employed > 0 AND f.stage NOT IN ('started', 'producing')`,
      ['2017-10-15'],
    );
    const parks = await rowsOf<{ code: string }>(
      `SELECT DISTINCT o.code FROM enterprise e JOIN organisation o ON o.city_code = e.city_code AND o.id = e.park_id WHERE e.city_code = '510500' ORDER BY 1`,
    );
    expect(idle).toEqual([]);
    expect(parks.map(({ code }) => code)).toEqual([
      'park-changkai',
      'park-gaoxin',
      'park-jiangnan',
      'park-naxi',
    ]);
  });

  it('过去八周每周的汇总各不相同', async () => {
    const weeks = ['08-27', '09-03', '09-10', '09-17', '09-24', '10-01', '10-08', '10-15'];
    const sums = await Promise.all(
      weeks.map((day) =>
        rowsOf(
          `SELECT sum(total_demand) AS t, sum(in_year_expected) AS y, sum(employed) AS e FROM (${factsAt}) f`,
          [`2017-${day}`],
        ),
      ),
    );
    expect(new Set(sums.map((rows) => JSON.stringify(rows))).size).toBe(weeks.length);
  });

  it('每家企业在招岗位的余缺之和不超过缺口，近期需求不为零', async () => {
    const open = `SELECT h.enterprise_id, h.needed_on, h.headcount - coalesce((SELECT sum(m.delta) FROM headcount_movement m WHERE m.city_code = h.city_code AND m.post_id = h.post_id), 0) AS remaining
      FROM post_history h WHERE h.city_code = '510500' AND h.valid_to IS NULL AND h.status IN ('verified', 'serving', 'partlySolved')`;
    const beyond = await rowsOf(
      `SELECT o.enterprise_id FROM (${open}) o JOIN (${factsAt}) f ON f.id = o.enterprise_id GROUP BY 1, f.in_year_expected, f.employed HAVING sum(o.remaining) > f.in_year_expected - f.employed`,
      ['2017-10-15'],
    );
    const [soon] = await rowsOf<{ people: number }>(
      `SELECT sum(remaining)::int AS people FROM (${open}) o WHERE needed_on BETWEEN '2017-10-15' AND date '2017-10-15' + 45`,
    );
    expect(beyond).toEqual([]);
    expect(soon?.people).toBeGreaterThan(1000);
    expect(soon?.people).toBeLessThanOrEqual(6546);
  });

  it('岗位和推荐的每个状态都有，最后一步的记录与现状一致，岗位人数与在岗人数一致', async () => {
    const codesOf = async (table: string) =>
      (await rowsOf<{ status: string }>(`SELECT DISTINCT status FROM ${table}`))
        .map(({ status }) => status)
        .sort();
    const unlike = await rowsOf(
      `SELECT p.id FROM (SELECT id, status, 'placement' AS process FROM placement UNION ALL SELECT id, status, 'post' FROM post) p
       WHERE p.status IS DISTINCT FROM (SELECT t.to_state FROM transition_log t WHERE t.city_code = '510500' AND t.process = p.process AND t.subject_id = p.id ORDER BY t.at DESC LIMIT 1)`,
    );
    const unmatched = await rowsOf(
      `SELECT p.id FROM post p LEFT JOIN headcount_movement m ON m.city_code = p.city_code AND m.post_id = p.id GROUP BY p.city_code, p.id
       HAVING coalesce(sum(m.delta), 0) <> (SELECT count(*) FROM placement q WHERE q.city_code = p.city_code AND q.post_id = p.id AND q.status = 'onboarded')
         OR coalesce(sum(m.delta), 0) > p.headcount OR (p.status IN ('solved', 'closed')) <> (coalesce(sum(m.delta), 0) = p.headcount)`,
    );
    const notNoted = await rowsOf(
      `SELECT q.id FROM placement q JOIN person p ON p.city_code = q.city_code AND p.id = q.person_id WHERE q.status = 'onboarded' AND p.placement_id IS DISTINCT FROM q.id`,
    );
    expect(await codesOf('post')).toEqual([...postStates].sort());
    expect(await codesOf('placement')).toEqual([...placementStates].sort());
    expect([unlike, unmatched, notNoted]).toEqual([[], [], []]);
  });

  it('证件号加密保存，解开后校验正确、与生日性别和检索码相符，区划前六位不存在', async () => {
    const cipher = new PersonalCipher(secrets);
    const people = await rowsOf<{
      id_card_cipher: Buffer;
      id_card_index: Buffer;
      birth_on: string;
      sex: string;
    }>('SELECT id_card_cipher, id_card_index, birth_on, sex FROM person');
    const prefixes = new Set(
      (await rowsOf<{ code: string }>('SELECT substr(code, 1, 6) AS code FROM region')).map(
        ({ code }) => code,
      ),
    );
    expect(people.length).toBe(4000);
    for (const { id_card_cipher, id_card_index, birth_on, sex } of people) {
      const number = cipher.decrypt(id_card_cipher, 'person.id_card');
      expect(readIdCard(number)).toEqual({ ok: true, number, birthOn: birth_on, sex });
      expect(prefixes.has(number.slice(0, 6))).toBe(false);
      expect(id_card_index.equals(cipher.blindIndex(number, 'person.id_card'))).toBe(true);
    }
  });

  it('村干部的村里有十来个人，其中有要回访的；有人没有同意推荐', async () => {
    const [village] = await rowsOf<{ people: number; stale: number }>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE placement_id IS NULL AND last_contact_on < date '2017-10-15' - 90)::int AS stale FROM person WHERE region_code = '510521103222'`,
    );
    const [without] = await rowsOf<{ people: number }>(
      'SELECT count(*)::int AS people FROM person WHERE NOT has_consent',
    );
    expect(village?.people).toBeGreaterThanOrEqual(15);
    expect(village?.stale).toBeGreaterThanOrEqual(2);
    expect(without?.people).toBeGreaterThan(100);
  });

  it('第一家企业至少有一个在招岗位，在泸县就能找到十个以上各项硬条件都符合的人', async () => {
    const posts = await rowsOf(
      `SELECT * FROM post WHERE enterprise_id = (SELECT id FROM enterprise WHERE city_code = '510500' ORDER BY id LIMIT 1) AND status = 'verified'`,
    );
    const people = await rowsOf(
      `SELECT * FROM person WHERE region_code >= '510521000000' AND region_code < '510522000000' AND placement_id IS NULL`,
    );
    const rank = (code: string | null) =>
      pack.dictionaries.education.find((term) => term.code === code)?.rank ?? 0;
    const fitting = posts.map((post) => {
      const vacancy = {
        id: post.id,
        regionCode: post.region_code,
        occupationCode: post.occupation_code,
        skills: [],
        educationRankMin: rank(post.education_min),
        experienceMonthsMin: post.experience_months,
        payMinFen: post.pay_min_fen,
        payMaxFen: post.pay_max_fen,
        neededOn: post.needed_on,
        hasLodging: post.has_lodging,
        isShift: post.is_shift,
        remaining: post.headcount,
        ageMin: null,
        isOpen: true,
      };
      return people.filter((person) => {
        const candidate = {
          id: person.id,
          regionCode: person.region_code,
          birthOn: person.birth_on,
          educationRank: rank(person.education),
          occupationCodes: person.occupations_wanted,
          skills: person.skills,
          experienceMonths: person.experience,
          payExpectedFen: person.pay_expected_fen,
          availableOn: person.available_on,
          workRange: person.work_range,
          needsLodging: person.needs_lodging,
          acceptsShift: person.accepts_shift,
          groups: person.groups,
          status: person.status,
          hasConsent: person.has_consent,
          lastContactOn: person.last_contact_on,
        };
        return checkHardLimits(candidate, vacancy, settingsOf(pack), '2017-10-15').length === 0;
      }).length;
    });
    expect(Math.max(...fitting)).toBeGreaterThanOrEqual(10);
  });

  it('参保记录证明多数人稳定就业，也有补缴、他处参保和离职后仍缴费的', async () => {
    const [found] = await rowsOf(
      `SELECT bool_or(insured_months <> insured_regular_months) AS back_paid, bool_or(insured_elsewhere_months <> '{}') AS elsewhere,
         bool_or(left_on IS NOT NULL AND insured_months[cardinality(insured_months)] > left_on) AS after_leaving, count(*) FILTER (WHERE cardinality(insured_months) >= 3) > 30 AS stayed FROM placement`,
    );
    expect(found).toEqual({ back_paid: true, elsewhere: true, after_leaving: true, stayed: true });
  });

  it('每个角色给出一个账号，企业和专员的账号对应自己的企业', async () => {
    const accounts = await demoAccounts(ownerUrl);
    expect(accounts.map(({ login }) => login)).toContain('city');
    expect(accounts.length).toBe(pack.roles.filter(({ scope }) => scope !== 'public').length);
    const [own] =
      await rowsOf(`SELECT e.docked_on IS NOT NULL AS docked, e.stage, e.specialist_id = (SELECT id FROM account WHERE login = 'specialist') AS served
      FROM appointment p JOIN account a ON a.id = p.account_id JOIN enterprise e ON e.id = p.scope_id WHERE a.login = 'hr1'`);
    expect(own).toEqual({ docked: true, stage: 'producing', served: true });
  });

  it('推荐过的人有男有女、有老有少，每个月都是，公平性报告有得比', async () => {
    const months = await rowsOf<{ people: number; women: number; under_30: number; over_45: number }>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE p.sex = 'female')::int AS women,
         count(*) FILTER (WHERE p.birth_on > q.recommended_on - interval '30 years')::int AS under_30,
         count(*) FILTER (WHERE p.birth_on <= q.recommended_on - interval '45 years')::int AS over_45
       FROM placement q JOIN person p ON p.city_code = q.city_code AND p.id = q.person_id
       WHERE q.city_code = '510500' AND q.recommended_on >= '2017-07-01' GROUP BY date_trunc('month', q.recommended_on)`,
    );
    expect(months.length).toBe(4);
    for (const { people, women, under_30, over_45 } of months) {
      expect(women / people).toBeGreaterThan(0.3);
      expect(women / people).toBeLessThan(0.7);
      expect(Math.min(under_30, over_45) / people).toBeGreaterThan(0.1);
    }
  });

  it('应享未享已核算一次：企业、学校、机构的几条都有现在可领的和快到期的，存下的核定能看', async () => {
    const lines = await rowsOf<{ clause_id: string; state: string; payees: number; fen: number }>(
      `SELECT clause_id, state, count(DISTINCT payee_id)::int AS payees, sum(fen)::int AS fen FROM entitlement WHERE city_code = '510500' GROUP BY 1, 2`,
    );
    const of = (clause: string, state: string) =>
      lines.find((each) => each.clause_id === clause && each.state === state);
    for (const clause of ['LZ-1', 'LZ-6', 'LZ-7'])
      for (const state of ['entitled', 'notYet'])
        expect(of(clause, state)?.fen, `${clause} ${state}`).toBeGreaterThan(0);
    expect(of('LZ-1', 'entitled')?.payees).toBeGreaterThanOrEqual(4);
    const [own] = await rowsOf<{ fen: number }>(
      `SELECT sum(t.fen)::int AS fen FROM entitlement t JOIN appointment p ON p.scope_id = t.payee_id JOIN account a ON a.id = p.account_id
       WHERE a.login = 'agency' AND t.state = 'entitled'`,
    );
    expect(own?.fen).toBeGreaterThan(0);
    const [kept] = await rowsOf<{ clauses: number }>(
      `SELECT count(DISTINCT clause_version_id)::int AS clauses FROM policy_decision WHERE city_code = '510500'`,
    );
    expect(kept?.clauses).toBe(3);
  });

  it('示例标准写明是虚构的，由两个人登记和同意；还有标准没有配置', async () => {
    const standards = await rowsOf<{ paper: string; same: boolean }>(
      `SELECT paper, drafted_by = decided_by AS same FROM standard_value WHERE city_code = '510500' AND source = 'local'`,
    );
    expect(standards.length).toBeGreaterThan(0);
    for (const { paper, same } of standards) expect([paper.includes('虚构'), same]).toEqual([true, false]);
    expect(await rowsOf(`SELECT 1 FROM standard_value WHERE name = 'assessmentSubsidy'`)).toEqual([]);
  });

  it('操作日志全部入链且完整，写明由演示数据载入', async () => {
    const broken = await rowsOf(`SELECT * FROM first_broken_entry('510500')`);
    const [size] = await rowsOf(
      `SELECT count(*) FILTER (WHERE position IS NULL)::int AS unsealed, count(*) FILTER (WHERE actor NOT IN ('系统：演示数据', '系统：应享核算'))::int AS others FROM audit_entry`,
    );
    expect(broken).toEqual([]);
    expect(size).toEqual({ unsealed: 0, others: 0 });
  });

  it('有一个已采用的输送方案，批次各种状态都有，交接的人与推荐台账对得上，第一家企业有人在途', async () => {
    const states = await rowsOf<{ status: string }>('SELECT DISTINCT status FROM dispatch_batch');
    const fates = await rowsOf<{ status: string }>('SELECT DISTINCT status FROM dispatch_member');
    const unlike = await rowsOf(
      `SELECT m.id FROM dispatch_member m JOIN placement p ON p.id = m.placement_id
       WHERE p.status <> CASE m.status WHEN 'accepted' THEN 'intended' WHEN 'rejected' THEN 'notHired' ELSE 'recommended' END`,
    );
    const [own] = await rowsOf<{ people: number }>(
      `SELECT count(*)::int AS people FROM dispatch_member m JOIN appointment a ON a.scope_id = m.enterprise_id
       JOIN account c ON c.id = a.account_id WHERE c.login = 'hr1' AND m.status = 'sent'`,
    );
    expect(states.map(({ status }) => status).sort()).toEqual([...batchStates].sort());
    expect(fates.map(({ status }) => status).sort()).toEqual([...memberStates].sort());
    expect(unlike).toEqual([]);
    expect(own?.people).toBeGreaterThan(2);
  });

  it('载入时逐类报出数量', () => {
    expect(lines.some((line) => line.includes('人员 4,000 ✓'))).toBe(true);
  });
});

describe('演示数据的载入', () => {
  it('第二次载入同一个地方被拒绝，数据不变', async () => {
    await expect(load('luzhou-2017')).rejects.toThrow('已经载入过');
    expect(await rowsOf('SELECT count(*)::int AS people FROM person')).toEqual([{ people: 4000 }]);
  });

  it('另一个地方可以载入同一个数据库，之后改为正式城市就不再接受演示数据', async () => {
    await load('pingdu-2020');
    expect(await rowsOf(`SELECT count(*)::int AS people FROM person WHERE city_code = '370283'`)).toEqual([
      { people: 1500 },
    ]);
    await pool.query(`UPDATE city SET is_demo = false WHERE city_code = '370283'`);
    await expect(load('pingdu-2020')).rejects.toThrow('正式城市');
  });
});
