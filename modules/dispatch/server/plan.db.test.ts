import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { parkId, peopleIn, places, planWith, postIn, runOf, solved, villageOf } from './test-fixture.ts';

let world: World;
let city: Caller;
let gaoxin: string;
let post: string;
let people: string[];
beforeAll(async () => {
  world = await openWorld();
  city = await world.signIn('city');
  gaoxin = await parkId(world, 'park-gaoxin');
  post = await postIn(world, { park: gaoxin, headcount: 20, name: '大厂' });
  await postIn(world, { park: gaoxin, headcount: 6, size: 'small', name: '小厂' });
  people = await peopleIn(world, 15);
  await peopleIn(world, 8, { region: await villageOf(world, places.hejiang) });
});
afterAll(() => world.close());

const sum = (lines: { people: number }[]) => lines.reduce((total, line) => total + line.people, 0);

it('市招募办新建方案，期限是 45 天七周，区县任务取全年任务的差额', async () => {
  const { id } = await city.call(contract.createPlan, { name: '期限', fromOn: '2017-10-16' });
  const plan = await city.call(contract.getPlan, { id });
  expect(plan).toMatchObject({ fromOn: '2017-10-16', toOn: '2017-11-29', status: 'planning' });
  expect(plan.weeks).toHaveLength(7);
  expect(plan.limits.counties.find(({ countyCode }) => countyCode === places.luxian)).toEqual({
    countyCode: places.luxian,
    capacity: null,
    target: 1000,
  });
});

it('没有限制时人人有去处，结果写明已证明最优，名单数等于人数', async () => {
  const plan = await planWith(city);
  const { id, result } = await solved(city, plan.id);
  expect(result.totals.placed).toBe(23);
  expect(result.proof).toMatchObject({ isOptimal: true, gap: 0, pairsLeftOut: 0 });
  expect(sum(result.lines)).toBe(23);
  const names = await city.call(contract.listAssignments, { runId: id, countyCode: places.luxian });
  expect(names.total).toBe(15);
  expect(new Set(names.rows.map((row) => row.id))).toEqual(new Set(people));
  expect(names.rows[0]?.phone).toBe('154****0000');
});

it('车位限制收紧后，用尽的限制写明多一个座位能多送几人，缺口写明原因', async () => {
  const plan = await planWith(city, {
    routes: [
      { id: randomUUID(), countyCode: places.luxian, receiverIds: [gaoxin], seats: [3, 0, 0, 0, 0, 0, 0] },
    ],
  });
  const { result } = await solved(city, plan.id);
  expect(sum(result.lines.filter(({ countyCode }) => countyCode === places.luxian))).toBe(3);
  expect(result.usedUp).toMatchObject([
    { limit: { kind: 'route', week: 0, name: '泸县→高新区管委会' }, capacity: 3, gain: { placed: 1 } },
  ]);
  const reasons = result.unmet.flatMap((each) => each.reasons);
  expect(reasons.map(({ code }) => code)).toContain('limit');
});

it('床位、区县上限和小企业保底都不突破', async () => {
  await peopleIn(world, 5, { needsLodging: true });
  const plan = await planWith(city, {
    beds: [{ receiverId: gaoxin, byWeek: [1, 2, 2, 2, 2, 2, 2] }],
    counties: [{ countyCode: places.hejiang, capacity: 4, target: 0 }],
    floorPercent: 100,
  });
  const { result } = await solved(city, plan.id);
  expect(sum(result.lines.filter(({ countyCode }) => countyCode === places.hejiang))).toBeLessThanOrEqual(4);
  expect(result.floors).toMatchObject([{ name: '小厂', goal: 6, placed: 6, shortfall: 0 }]);
  expect(result.totals.placed).toBeLessThanOrEqual(15 + 4 + 2);
});

it('市招募办试改一项限制：另算一个结果，方案自己的限制不变，采用后才变', async () => {
  const plan = await planWith(city);
  const whatIf = { ...plan.limits, counties: [{ countyCode: places.luxian, capacity: 2, target: 0 }] };
  const tried = await solved(city, plan.id, whatIf);
  expect(sum(tried.result.lines.filter(({ countyCode }) => countyCode === places.luxian))).toBe(2);
  expect((await city.call(contract.getPlan, { id: plan.id })).limits).toEqual(plan.limits);
  await city.call(contract.adoptRun, { id: plan.id, version: plan.version, runId: tried.id });
  const adopted = await city.call(contract.getPlan, { id: plan.id });
  expect(adopted).toMatchObject({ status: 'adopted', runId: tried.id, limits: whatIf });
});

it('手工指定去向和留在家里的人，重新计算后仍然不变', async () => {
  const plan = await planWith(city);
  const [first = '', second = ''] = people;
  const reason = '本人要求';
  await city.call(contract.setOverrides, {
    id: plan.id,
    personIds: [first],
    to: { kind: 'post', postId: post, week: 3 },
    reason,
  });
  await city.call(contract.setOverrides, { id: plan.id, personIds: [second], to: { kind: 'home' }, reason });
  for (const _ of ['一次', '再一次']) {
    const run = await solved(city, plan.id);
    const { rows } = await city.call(contract.listAssignments, { runId: run.id, pageSize: 200 });
    expect(rows.find((row) => row.id === first)).toMatchObject({ postId: post, week: 3, isPinned: true });
    expect(rows.find((row) => row.id === second)).toBeUndefined();
    expect(run.result.overridesLost).toBe(0);
  }
  await city.call(contract.setOverrides, {
    id: plan.id,
    personIds: [first, second],
    to: { kind: 'none' },
    reason,
  });
  expect((await city.call(contract.getPlan, { id: plan.id })).overrides).toEqual([]);
});

it('一家人同一周去同一园区，坐不下就都不走', async () => {
  const [one = '', two = ''] = people;
  const family = { id: randomUUID(), personIds: [one, two] };
  const route = (seats: number) => ({
    routes: [
      {
        id: randomUUID(),
        countyCode: places.luxian,
        receiverIds: [gaoxin],
        seats: [seats, 0, 0, 0, 0, 0, 0],
      },
    ],
    families: [family],
  });
  const plan = await planWith(city, route(1));
  const tight = await solved(city, plan.id);
  const { rows } = await city.call(contract.listAssignments, { runId: tight.id, pageSize: 200 });
  expect(rows.filter(({ id }) => family.personIds.includes(id))).toEqual([]);
  const wide = await planWith(city, route(30));
  const { id } = await solved(city, wide.id);
  const all = await city.call(contract.listAssignments, { runId: id, pageSize: 200 });
  const together = all.rows.filter((row) => family.personIds.includes(row.id));
  expect(together.map(({ week }) => week)).toEqual([0, 0]);
});

it('学历不够、没有同意推荐、晚于期限才能来的人不进方案', async () => {
  const plan = await planWith(city);
  const before = (await solved(city, plan.id)).result.available;
  await peopleIn(world, 2, { hasConsent: false });
  await peopleIn(world, 3, { availableOn: '2018-02-01' });
  expect((await solved(city, plan.id)).result.available).toBe(before);
});

it('限制写错的被退回，指出是哪一项', async () => {
  const plan = await planWith(city);
  const route = {
    id: randomUUID(),
    countyCode: places.luxian,
    receiverIds: [gaoxin],
    seats: [1, 1, 1, 1, 1, 1, 1],
  };
  const save = (change: object) =>
    city.call(contract.saveLimits, { ...plan, limits: { ...plan.limits, ...change } });
  await expect(save({ routes: [{ ...route, seats: [1] }] })).rejects.toMatchObject({
    problem: { code: 'dispatch.weekCount', errors: [{ pointer: '/limits/routes/0/seats' }] },
  });
  await expect(save({ routes: [route, { ...route, id: randomUUID() }] })).rejects.toMatchObject({
    problem: { code: 'dispatch.twoRoutes' },
  });
  await expect(save({ routes: [{ ...route, countyCode: '510000000000' }] })).rejects.toMatchObject({
    problem: { code: 'dispatch.unknownPlace' },
  });
});

it('计算没有结束时再点一次，被告知稍候', async () => {
  const plan = await planWith(city);
  const first = await city.call(contract.solvePlan, { id: plan.id, label: '一' });
  await expect(city.call(contract.solvePlan, { id: plan.id, label: '二' })).rejects.toMatchObject({
    problem: { code: 'dispatch.running' },
  });
  expect((await runOf(city, first.runId)).status).toBe('done');
});

it('区县、园区看不到市里的方案，也不能建方案', async () => {
  const plan = await planWith(city);
  for (const login of ['luxian', 'park-gaoxin', 'town', 'province', 'agency']) {
    const other = await world.signIn(login);
    await expect(other.call(contract.getPlan, { id: plan.id })).rejects.toMatchObject({ status: 403 });
  }
});
