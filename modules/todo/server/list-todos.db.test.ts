import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEnterprises } from '#modules/enterprise/contract/operations.ts';
import { listPeople } from '#modules/person/contract/operations.ts';
import { openWorld, type World } from '#tools/testkit/world.ts';
import { listTodos } from '../contract/operations.ts';
import { listOf, todos } from './todos.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.owner.query(`INSERT INTO enterprise (city_code, id, name, region_code, stage, signed_on, recorded_on)
    SELECT '510500', gen_random_uuid(), '待核实企业' || n, '510502000000', 'signed', '2017-03-01', '2017-04-01' FROM generate_series(1, 3) n`);
  await world.owner.query(`INSERT INTO person (city_code, id, name, name_parts, birth_on, region_code, status, last_contact_on, recorded_on)
    SELECT '510500', gen_random_uuid(), '久未联系' || n, '{}', '1990-01-01', '510521103222', 'seeking', '2016-01-01', '2016-01-01' FROM generate_series(1, 4) n`);
});
afterAll(() => world.close());

describe('todo.listTodos', () => {
  it('待办数与点开的清单条数相等，只列本人能办的事', async () => {
    const district = await world.signIn('jiangyang');
    const mine = await district.call(listTodos, {});
    expect(mine.todos.map(({ code, count }) => [code, count])).toEqual([['verifyEnterprise', 3]]);
    expect((await district.call(listEnterprises, { needsVerification: true })).total).toBe(3);
  });

  it('村干部看到本村待回访的人，别的县区看不到', async () => {
    const village = await world.signIn('village');
    expect((await village.call(listTodos, {})).todos).toMatchObject([{ code: 'revisitPerson', count: 4 }]);
    expect((await village.call(listPeople, { isStale: true, isOpen: true })).total).toBe(4);
    const sibling = await world.signIn('hejiang');
    expect((await sibling.call(listTodos, {})).todos.map(({ code }) => code)).toEqual(['submitReturn']);
  });

  it('待办表里的每个清单都存在，筛选条件都合格', () => {
    for (const todo of todos) expect(() => listOf(todo).contract.input.parse(todo.filter)).not.toThrow();
  });
});
