import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '#tools/testkit/world.ts';
import { cleanUp } from './clean-up.ts';
import { modules } from './modules.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const addPerson = (name: string, lastContactOn: string) =>
  world.owner.query(
    `INSERT INTO person (city_code, id, name, name_parts, birth_on, phone, region_code, status, last_contact_on, recorded_on)
     VALUES ('510500', gen_random_uuid(), $1::text, ARRAY[$1::text], '1990-05-06', '15400001111', '510521103222', 'seeking', $2::date, $2::date)`,
    [name, lastContactOn],
  );

describe('每日清理', () => {
  it('过了保留期限、没有上岗记录的人被删除，有参保记录的只留匿名统计，其他人不动', async () => {
    await addPerson('久远甲', '2014-10-14');
    await addPerson('久远乙', '2014-10-14');
    await addPerson('近期丙', '2014-10-15');
    await world.owner.query(`INSERT INTO insurance_month (city_code, id, person_id, person_region_code, employer_uscc, employer_name, month, recorded_on)
      SELECT '510500', gen_random_uuid(), id, region_code, '91510500000000000X', '某企业', '2014-01-01', '2014-02-01' FROM person WHERE name = '久远乙'`);
    await cleanUp(world.server.services, modules);
    const { rows } = await world.owner.query(
      'SELECT name, phone, birth_on FROM person ORDER BY last_contact_on',
    );
    expect(rows).toEqual([
      { name: '已匿名', phone: null, birth_on: '1990-01-01' },
      { name: '近期丙', phone: '15400001111', birth_on: '1990-05-06' },
    ]);
    const trail = await world.owner.query(
      "SELECT action, actor FROM audit_entry WHERE operation = 'person.cleanUp' ORDER BY seq",
    );
    expect(trail.rows.map((row) => row.action).sort()).toEqual(['delete', 'update']);
    expect(trail.rows[0].actor).toContain('每日清理');
  });

  it('上传的文件到期后只留下导入记录', async () => {
    const { accountId } = await world.signIn('luxian');
    await world.owner.query(
      `INSERT INTO stored_file (city_code, id, name, mime, size, sha256, content, account_id, created_at) VALUES ('510500', gen_random_uuid(), '名单.xlsx', 'x', 3, '\\x00', '\\x010203', $1, now() - interval '91 days')`,
      [accountId],
    );
    await cleanUp(world.server.services, modules);
    const { rows } = await world.owner.query('SELECT name, length(content) AS length FROM stored_file');
    expect(rows).toEqual([{ name: '已到保留期限', length: 0 }]);
  });
});
