import { judgePeople, type Judged, openWays } from '#modules/matching/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { logTransitions } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { placementWorkflow } from '../../contract/workflow.ts';
import type { Refusal } from '../given.ts';
import { holdPersons } from '../held.ts';
import { sentenceOf } from '../judge.ts';
import type { PlacementTables } from '../tables.ts';
import { tellOfRecommendation } from '../tell.ts';

type Context = OperationContext<PlacementTables>;

async function onTheWayTo(postId: string, { db, actor }: Context): Promise<Set<string>> {
  const ended = placementWorkflow.states.flatMap(({ code, terminal }) => (terminal ? [code] : []));
  const rows = await db
    .selectFrom('placement')
    .select('personId')
    .where('cityCode', '=', actor.cityCode)
    .where('postId', '=', postId)
    .where('status', 'not in', ended)
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

function refusalOf(
  judged: Judged | undefined,
  isOnTheWay: boolean,
  waiting: number,
  most: number,
): Refusal | null {
  if (!judged) return { code: 'placement.personOutside' };
  if (isOnTheWay) return { code: 'placement.alreadyRecommended' };
  if (judged.isEmployed) return { code: 'placement.alreadyEmployed' };
  if (judged.limits.length)
    return {
      code: 'placement.hardLimit',
      params: { reasons: judged.limits.map(({ text }) => text).join('；') },
    };
  return waiting >= most ? { code: 'placement.tooManyOpen', params: { most } } : null;
}

type Post = NonNullable<Awaited<ReturnType<typeof judgePeople>>>['post'];

/** Returns the person ids that became placements; whoever another clerk recommended a moment earlier is not among them. */
async function insert(context: Context, post: Post, people: Judged[]): Promise<Map<string, string>> {
  if (!people.length) return new Map();
  const { db, actor, today } = context;
  const inserted = await db
    .insertInto('placement')
    .values(
      people.map(({ personId, regionCode, organisationId, score, reasons }) => ({
        cityCode: actor.cityCode,
        id: newId(),
        personId,
        postId: post.id,
        enterpriseId: post.enterpriseId,
        personRegionCode: regionCode,
        enterpriseRegionCode: post.regionCode,
        parkId: post.parkId,
        organisationId,
        postTitle: post.title,
        enterpriseName: post.enterpriseName,
        status: placementWorkflow.initial,
        score,
        reasons: JSON.stringify(reasons),
        recommendedBy: actor.accountId,
        recommendedOn: today,
        recordedOn: today,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'personId', 'personRegionCode', 'organisationId'])
    .execute();
  await logTransitions(
    context,
    inserted.map((row) => ({
      process: placementWorkflow.name,
      subjectId: row.id,
      action: 'recommend',
      from: null,
      to: placementWorkflow.initial,
      regionCode: row.personRegionCode,
      otherRegionCode: post.regionCode,
      parkId: post.parkId,
      enterpriseId: post.enterpriseId,
      organisationId: row.organisationId,
    })),
  );
  return new Map(inserted.map(({ id, personId }) => [personId, id]));
}

export const recommendPeople = implement(
  contract.recommendPeople,
  async (context: Context, { postId, personIds: chosen }) => {
    const personIds = [...new Set(chosen)];
    await holdPersons(context, personIds);
    const found = await judgePeople(context, postId, personIds);
    if (!found) throw new AppError('placement.postNotOpen');
    const ways = await openWays(context.db, personIds);
    const onTheWay = await onTheWayTo(postId, context);
    const most = context.pack.settings.matching.openRecommendationsAtMost.value;
    const refusals = new Map<string, Refusal>();
    const good: Judged[] = [];
    for (const personId of personIds) {
      const judged = found.people.get(personId);
      const refusal = refusalOf(judged, onTheWay.has(personId), ways.get(personId)?.waiting ?? 0, most);
      if (refusal) refusals.set(personId, refusal);
      else if (judged) good.push(judged);
    }
    const placed = await insert(context, found.post, good);
    await tellOfRecommendation(
      context,
      found.post,
      good.flatMap((person) => {
        const placementId = placed.get(person.personId);
        return placementId ? [{ ...person, placementId }] : [];
      }),
    );
    for (const { personId } of good)
      if (!placed.has(personId)) refusals.set(personId, { code: 'placement.alreadyRecommended' });
    return {
      recommended: [...placed].map(([personId, placementId]) => ({ personId, placementId })),
      refused: [...refusals].map(([personId, refusal]) => ({
        personId,
        personName: found.people.get(personId)?.name ?? null,
        code: refusal.code,
        message: sentenceOf(refusal),
      })),
    };
  },
);
