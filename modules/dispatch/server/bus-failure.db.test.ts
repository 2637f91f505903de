import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { getBatch } from '../contract/batch-operations.ts';
import { getPlan, reportBusFailure } from '../contract/operations.ts';
import { batchesOf, parkId, peopleIn, places, planWith, postIn, runOf, sendOff } from './test-fixture.ts';

let world: World;
let city: Caller;
beforeAll(async () => {
  world = await openWorld();
  city = await world.signIn('city');
});
afterAll(() => world.close());

it('当天客车停运：没走的批次取消，走了的人留在原处，其余的人改到有车的周', async () => {
  const [gaoxin, changkai] = [await parkId(world, 'park-gaoxin'), await parkId(world, 'park-changkai')];
  await postIn(world, { park: gaoxin, headcount: 2 });
  await postIn(world, { park: changkai, region: '510504000000', headcount: 3 });
  await peopleIn(world, 5);
  const route = {
    id: randomUUID(),
    countyCode: places.luxian,
    receiverIds: [gaoxin, changkai],
    seats: [5, 3, 0, 0, 0, 0, 0],
  };
  const plan = await planWith(city, { routes: [route] }, '2017-10-15');
  const { batches, version } = await batchesOf(city, plan);
  const [luxian, park] = [await world.signIn('luxian'), await world.signIn('park-gaoxin')];
  const gone = batches.find(({ receiverName }) => receiverName === '高新区管委会');
  const waiting = batches.find(({ receiverName }) => receiverName === '长江经济开发区管委会');
  expect(batches.map(({ people }) => people).sort()).toEqual([2, 3]);
  await sendOff(luxian, park, gone?.id ?? '');

  const failed = await city.call(reportBusFailure, {
    id: plan.id,
    version,
    routeId: route.id,
    week: 0,
    reason: '车辆故障',
  });
  expect(failed.cancelledBatches).toBe(1);
  expect(await luxian.call(getBatch, { id: waiting?.id ?? '' })).toMatchObject({
    status: 'cancelled',
    cancelReason: '客车停运：车辆故障',
  });
  const { result } = await runOf(city, failed.runId);
  expect(result?.lines.map(({ week, people, isPinned }) => ({ week, people, isPinned }))).toEqual([
    { week: 0, people: 2, isPinned: true },
    { week: 1, people: 3, isPinned: false },
  ]);
  expect(result?.breaches).toMatchObject([{ limit: { kind: 'route', week: 0 }, capacity: 0, pinned: 2 }]);
  const after = await city.call(getPlan, { id: plan.id });
  expect(after.limits.routes[0]?.seats).toEqual([0, 3, 0, 0, 0, 0, 0]);
});
