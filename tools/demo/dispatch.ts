import { sql } from 'kysely';
import type pg from 'pg';
import { daysBetween } from '#engines/calendar/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { Given } from '#modules/dispatch/contract/fields.ts';
import type { SendAction } from '#modules/dispatch/contract/workflow.ts';
import { checkMembers } from '#modules/dispatch/server/operations/check-members.ts';
import { formBatches } from '#modules/dispatch/server/operations/form-batches.ts';
import { readyBatch } from '#modules/dispatch/server/operations/ready-batch.ts';
import { receiveMember } from '#modules/dispatch/server/operations/receive-member.ts';
import { sendBatch } from '#modules/dispatch/server/operations/send-batch.ts';
import { submitReturn } from '#modules/dispatch/server/operations/submit-return.ts';
import { lastPeriods } from '#modules/dispatch/server/report/period.ts';
import { planFrom, planOf } from './dispatch-plan.ts';
import type { DemoRows } from './rows.ts';
import { type Office, Sending } from './sending.ts';

/** Days from today: one batch left and arrived, one left yesterday. */
const firstLeft = -3;
const secondLeft = -1;

interface Way {
  id: string;
  sender: Office;
  taker: Office;
}

/** Who sends is not who takes over: a county that is both sides needs two accounts. */
const hasBothSides = ({ sender, taker }: Way): boolean => sender.id !== taker.id;

/** Batches of a week whose sides have accounts: first those for the enterprise that has one too, the largest first. */
async function waysOf(
  sending: Sending,
  { holders, context, enterprises }: DemoRows,
  planId: string,
  week: number,
): Promise<Way[]> {
  const own = enterprises[0]?.id ?? '';
  const batches = await sending.db
    .selectFrom('dispatchBatch as b')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.cityCode', '=', 'b.cityCode').onRef('o.id', '=', 'b.parkId'),
    )
    .select(['b.id', 'b.sendingRegionCode', 'b.receivingRegionCode', 'b.parkId', 'o.code'])
    .where('b.cityCode', '=', context.pack.cityCode)
    .where('b.planId', '=', planId)
    .where('b.week', '=', week)
    .orderBy(
      sql`EXISTS (SELECT FROM dispatch_member m WHERE m.batch_id = b.id AND m.enterprise_id = ${own})`,
      'desc',
    )
    .orderBy('b.people', 'desc')
    .orderBy('b.batchNo')
    .execute();
  return batches.flatMap(({ id, sendingRegionCode, receivingRegionCode, parkId, code }) => {
    const [from] = holders.all('dispatch.handOver', { regionCode: sendingRegionCode });
    const [to] = holders.all('dispatch.accept', { regionCode: receivingRegionCode, parkCode: code });
    if (!from?.id || !to?.id) return [];
    const isPark = parkId !== null && code !== null && to.name !== from.name;
    const sender = sending.region(from, sendingRegionCode);
    const region = sending.region(to, receivingRegionCode);
    return [{ id, sender, taker: isPark ? { ...to, scope: { kind: 'park', id: parkId } } : region }];
  });
}

/** Who is on the list of a batch, in order. */
const membersOf = ({ db }: Sending, batchId: string) =>
  db
    .selectFrom('dispatchMember')
    .select(['id', 'version'])
    .where('batchId', '=', batchId)
    .orderBy('id')
    .execute();

const versionOf = async ({ db }: Sending, id: string) =>
  (await db.selectFrom('dispatchBatch').select('version').where('id', '=', id).executeTakeFirstOrThrow())
    .version;

async function tick(sending: Sending, way: Way, day: number, share = 1): Promise<void> {
  const members = await membersOf(sending, way.id);
  const memberIds = members.slice(0, Math.ceil(members.length * share)).map(({ id }) => id);
  for (const check of ['contact', 'health', 'documents'])
    await sending.run(checkMembers, way.sender, day, { memberIds, check, isReady: true });
}

async function makeReady(sending: Sending, way: Way, day: number): Promise<void> {
  await tick(sending, way, day);
  const ready = { id: way.id, version: await versionOf(sending, way.id), action: 'confirmFacilities' };
  await sending.run(readyBatch, way.taker, day, { ...ready, given: { note: '宿舍已腾出，车站有人接' } });
}

async function send(
  sending: Sending,
  way: Way,
  day: number,
  action: SendAction,
  given: Partial<Given>,
): Promise<void> {
  const version = await versionOf(sending, way.id);
  await sending.run(sendBatch, way.sender, day, { id: way.id, version, action, given });
}

/** All arrive but one who is missing and one who is sent back. */
async function receive(sending: Sending, way: Way, day: number): Promise<void> {
  const fates = [
    { action: 'accept' },
    { action: 'reportMissing', reason: '中途下车，正在联系' },
    { action: 'reject', reason: '证件与本人不符' },
  ];
  const receiverName = sending.signer(9);
  for (const [at, member] of (await membersOf(sending, way.id)).entries()) {
    const { action, reason } = fates[at] ?? { action: 'accept', reason: undefined };
    const given = { receiverName, ...(reason ? { reason } : {}) };
    await sending.run(receiveMember, way.taker, day, { ...member, action, given });
  }
}

/** One is under way, one arrived, one lost its bus; what is left goes a week later. */
async function firstWeek(sending: Sending, { context }: DemoRows, ways: Way[]): Promise<void> {
  const [left, arrived, cancelled] = ways.filter(hasBothSides);
  const others = ways.filter((way) => way !== left && way !== arrived && way !== cancelled);
  if (arrived) {
    await makeReady(sending, arrived, planFrom + 1);
    await send(sending, arrived, firstLeft, 'depart', sending.departure(1));
    await receive(sending, arrived, firstLeft);
  }
  if (left) {
    await makeReady(sending, left, planFrom + 1);
    await send(sending, left, secondLeft, 'depart', sending.departure(4));
  }
  if (cancelled) await send(sending, cancelled, secondLeft, 'cancel', { reason: '客车停运：车辆故障' });
  for (const way of others)
    await send(sending, way, secondLeft, 'postpone', { departOn: context.day(2), reason: '等人员备齐' });
}

/** Of the period that ended last one county reported on the day, one a day late; the others have not yet. */
async function report(sending: Sending, { context }: DemoRows, ways: Way[]): Promise<void> {
  const [period] = lastPeriods(context.pack.settings.sendingReturn.value, context.today, 1);
  if (!period) return;
  const ended = daysBetween(context.today, period.to);
  const senders = new Map(
    ways.flatMap(({ sender }) =>
      sender.scope.kind === 'region' ? [[sender.scope.regionCode, sender] as const] : [],
    ),
  );
  const [late, onTime] = senders;
  for (const [county, day] of [
    [onTime, ended],
    [late, ended + 1],
  ] as const)
    if (county && day <= 0)
      await sending.run(submitReturn, county[1], day, {
        regionCode: county[0],
        from: period.from,
        entryNo: 0,
      });
}

/** An adopted plan with a batch in every state; only the small demonstration has one. */
export async function writeDispatch(client: pg.PoolClient, rows: DemoRows): Promise<string[]> {
  const { pack, size, today } = rows.context;
  if (size !== 'small' || pack.sides.sending.value.length === 0) return [];
  const sending = new Sending(client, rows);
  const { from, to } = rangeOf(pack.rootRegion) ?? { from: '', to: '' };
  const city = { scope: 'region', region_from: from, region_to: to, whole_city: 'yes', personal: 'rows' };
  await sending.settings(city);
  const { id, office } = await planOf(sending, rows);
  await sending.run(formBatches, office, planFrom, { id, week: 0 });
  const ways = await waysOf(sending, rows, id, 0);
  await firstWeek(sending, rows, ways);
  await report(sending, rows, ways.filter(hasBothSides));
  await sending.run(formBatches, office, secondLeft, { id, week: 1 });
  const [ready, gathering] = (await waysOf(sending, rows, id, 1)).filter(hasBothSides);
  if (ready) await makeReady(sending, ready, secondLeft);
  if (gathering) await tick(sending, gathering, secondLeft, 0.5);
  await sending.settings({ today });
  return [
    ...['dispatch_plan', 'dispatch_run', 'dispatch_override', 'dispatch_batch', 'dispatch_member'],
    'dispatch_return',
  ];
}
