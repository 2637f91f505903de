import { newId } from '#platform/id.ts';
import type { Result } from '../../contract/fields.ts';
import { batchWorkflow, memberWorkflow } from '../../contract/workflow.ts';
import { receiverOf } from '../plan/place.ts';
import { countChanges, readWaiting, type Waiting } from '../plan/waiting.ts';
import type { Plan, Run } from '../plans.ts';
import { type Context, logBatches } from './batches.ts';

const compact = (on: string): string => on.replaceAll('-', '');
const digits = 3;

type Line = Result['lines'][number];
type Solved = Run & { result: Result };

async function readPersons({ db, actor }: Context, ids: string[]) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'regionCode', 'needsLodging'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function readPosts({ db, actor }: Context, ids: string[]) {
  const rows = await db
    .selectFrom('openPost')
    .select(['id', 'title', 'enterpriseId', 'enterpriseName', 'regionCode', 'parkId'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.flatMap(({ id, title, enterpriseId, enterpriseName, regionCode, parkId }) =>
      id && title && enterpriseId && enterpriseName && regionCode
        ? [[id, { id, title, enterpriseId, enterpriseName, regionCode, parkId }] as const]
        : [],
    ),
  );
}

async function nextNumber({ db, actor }: Context, plan: Plan): Promise<number> {
  const { count } = await db
    .selectFrom('dispatchBatch')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cityCode', '=', actor.cityCode)
    .where('planId', '=', plan.id)
    .executeTakeFirstOrThrow();
  return Number(count) + 1;
}

/** Each person with the post and the receiver. */
async function readGoing(context: Context, chosen: Waiting[]) {
  const persons = await readPersons(
    context,
    chosen.map(({ personId }) => personId),
  );
  const posts = await readPosts(context, [...new Set(chosen.map(({ line }) => line.postId))]);
  return chosen.flatMap(({ personId, line }) => {
    const [person, post] = [persons.get(personId), posts.get(line.postId)];
    return person && post ? [{ person, post, line, receiverId: receiverOf(post) }] : [];
  });
}
type Going = Awaited<ReturnType<typeof readGoing>>[number];

/** A batch for each county and receiver. */
async function arrange(context: Context, plan: Plan, { result }: Solved, week: number, going: Going[]) {
  const { actor, today } = context;
  const receivers = new Map(result.receivers.map((each) => [each.id, each]));
  const start = result.weeks[week]?.from ?? today;
  let number = await nextNumber(context, plan);
  const byPair = Map.groupBy(going, ({ line, receiverId }) => `${line.countyCode} ${receiverId}`);
  return [...byPair.values()].flatMap((people) => {
    const [first] = people;
    const receiver = first && receivers.get(first.receiverId);
    if (!first || !receiver) return [];
    const batch = {
      cityCode: actor.cityCode,
      id: newId(),
      planId: plan.id,
      planFromOn: plan.fromOn,
      planToOn: plan.toOn,
      batchNo: `${compact(plan.fromOn)}-${String(number).padStart(digits, '0')}`,
      planName: plan.name,
      sendingRegionCode: first.line.countyCode,
      receivingRegionCode: receiver.regionCode,
      parkId: receiver.parkId,
      receiverName: receiver.name,
      week,
      departOn: start > today ? start : today,
      status: batchWorkflow.initial,
      people: people.length,
      recordedOn: today,
    };
    number += 1;
    return [{ batch, people }];
  });
}

const pointsOf = ({ points, people }: Line): number => Math.round(points / people);

async function insert(context: Context, batches: Awaited<ReturnType<typeof arrange>>): Promise<void> {
  const { db, actor, today } = context;
  await db
    .insertInto('dispatchBatch')
    .values(batches.map(({ batch }) => batch))
    .execute();
  const members = batches.flatMap(({ batch, people }) =>
    people.map(({ person, post, line }) => ({
      cityCode: actor.cityCode,
      id: newId(),
      batchId: batch.id,
      planId: batch.planId,
      personId: person.id,
      personRegionCode: person.regionCode,
      postId: post.id,
      enterpriseId: post.enterpriseId,
      receivingRegionCode: post.regionCode,
      parkId: post.parkId,
      postTitle: post.title,
      enterpriseName: post.enterpriseName,
      week: batch.week,
      needsBed: person.needsLodging,
      points: pointsOf(line),
      status: memberWorkflow.initial,
      recordedOn: today,
    })),
  );
  await db.insertInto('dispatchMember').values(members).execute();
  const step = { action: 'form', from: null, to: batchWorkflow.initial };
  await logBatches(
    context,
    batches.map(({ batch }) => batch),
    step,
  );
}

/**
 * Batches of one week; called again they take up whom later changes brought. Whoever cannot go as calculated is left out,
 * counted by reason.
 */
export async function formWeek(context: Context, plan: Plan, run: Solved, week: number) {
  const waiting = (await readWaiting(context, plan, run)).filter(({ line }) => line.week === week);
  const omitted = countChanges(waiting);
  const fit = waiting.filter(({ change }) => change === null);
  const going = fit.length ? await readGoing(context, fit) : [];
  const batches = await arrange(context, plan, run, week, going);
  if (batches.length) await insert(context, batches);
  return { batches: batches.length, people: going.length, omitted };
}
