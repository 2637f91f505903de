import { newId } from '#platform/id.ts';
import type { Result } from '../../contract/fields.ts';
import { batchWorkflow, memberWorkflow } from '../../contract/workflow.ts';
import { receiverOf } from '../plan/place.ts';
import type { Plan, Run } from '../plans.ts';
import { type Context, logBatches } from './batches.ts';

const compact = (on: string): string => on.replaceAll('-', '');
const digits = 3;

type Line = Result['lines'][number];

/** People of one week of the result who are in no batch, by county and receiver. */
async function unbatched(
  { db, actor }: Context,
  plan: Plan,
  { result, people }: Run & { result: Result },
  week: number,
) {
  const busy = await db
    .selectFrom('dispatchMember')
    .select('personId')
    .where('cityCode', '=', actor.cityCode)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['preparing', 'sent']),
        eb.and([eb('planId', '=', plan.id), eb('status', '=', 'accepted')]),
      ]),
    )
    .execute();
  const taken = new Set(busy.map(({ personId }) => personId));
  return result.lines.flatMap((line, at) =>
    line.week === week
      ? (people[at] ?? []).filter((id) => !taken.has(id)).map((personId) => ({ personId, line }))
      : [],
  );
}

async function readPersons({ db, actor }: Context, ids: string[]) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'regionCode', 'needsLodging'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', ids)
    // Whoever took back consent or found work since the calculation is not asked to come.
    .where('hasConsent', '=', true)
    .where('placementId', 'is', null)
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

/** A batch for each county and receiver of one week; called again it takes up whom later changes brought. */
export async function formWeek(context: Context, plan: Plan, run: Run & { result: Result }, week: number) {
  const { db, actor, today } = context;
  const chosen = await unbatched(context, plan, run, week);
  const none = { batches: 0, people: 0 };
  if (!chosen.length) return none;
  const persons = await readPersons(
    context,
    chosen.map(({ personId }) => personId),
  );
  const posts = await readPosts(context, [...new Set(chosen.map(({ line }) => line.postId))]);
  const receivers = new Map(run.result.receivers.map((each) => [each.id, each]));
  const going = chosen.flatMap(({ personId, line }) => {
    const [person, post] = [persons.get(personId), posts.get(line.postId)];
    return person && post ? [{ person, post, line, receiverId: receiverOf(post) }] : [];
  });
  if (!going.length) return none;
  const byPair = Map.groupBy(going, ({ line, receiverId }) => `${line.countyCode} ${receiverId}`);
  let number = await nextNumber(context, plan);
  const batches = [...byPair.values()].flatMap((people) => {
    const [first] = people;
    const receiver = first && receivers.get(first.receiverId);
    if (!first || !receiver) return [];
    const batch = {
      cityCode: actor.cityCode,
      id: newId(),
      planId: plan.id,
      batchNo: `${compact(plan.fromOn)}-${String(number).padStart(digits, '0')}`,
      planName: plan.name,
      sendingRegionCode: first.line.countyCode,
      receivingRegionCode: receiver.regionCode,
      parkId: receiver.parkId,
      receiverName: receiver.name,
      week,
      departOn: run.result.weeks[week]?.from ?? today,
      status: batchWorkflow.initial,
      people: people.length,
      recordedOn: today,
    };
    number += 1;
    return [{ batch, people }];
  });
  await db
    .insertInto('dispatchBatch')
    .values(batches.map(({ batch }) => batch))
    .execute();
  const pointsOf = ({ points, people }: Line) => Math.round(points / people);
  await db
    .insertInto('dispatchMember')
    .values(
      batches.flatMap(({ batch, people }) =>
        people.map(({ person, post, line }) => ({
          cityCode: actor.cityCode,
          id: newId(),
          batchId: batch.id,
          planId: plan.id,
          personId: person.id,
          personRegionCode: person.regionCode,
          postId: post.id,
          enterpriseId: post.enterpriseId,
          receivingRegionCode: post.regionCode,
          parkId: post.parkId,
          postTitle: post.title,
          enterpriseName: post.enterpriseName,
          week,
          needsBed: person.needsLodging,
          points: pointsOf(line),
          status: memberWorkflow.initial,
          recordedOn: today,
        })),
      ),
    )
    .execute();
  await logBatches(
    context,
    batches.map(({ batch }) => batch),
    {
      action: 'form',
      from: null,
      to: batchWorkflow.initial,
    },
  );
  return { batches: batches.length, people: going.length };
}
