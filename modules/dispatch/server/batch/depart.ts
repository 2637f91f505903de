import { type OpenPlacement, openPlacements, sendPeople } from '#modules/placement/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { type Check, checkLabels, checks } from '../../contract/codes.ts';
import type { Given } from '../../contract/fields.ts';
import { type Context, type LockedBatch, logMembers } from './batches.ts';

async function readPreparing({ db, actor }: Context, batchId: string) {
  return db
    .selectFrom('dispatchMember as m')
    .innerJoin('person as n', (join) =>
      join.onRef('n.cityCode', '=', 'm.cityCode').onRef('n.id', '=', 'm.personId'),
    )
    .select([
      'm.id',
      'm.personId',
      'm.personRegionCode',
      'm.postId',
      'm.postTitle',
      'm.enterpriseId',
      'm.enterpriseName',
    ])
    .select([
      'm.receivingRegionCode',
      'm.parkId',
      'm.points',
      'm.status',
      'm.contactOn',
      'm.healthOn',
      'm.documentsOn',
    ])
    .select(['n.name', 'n.hasConsent', 'n.consentedOn', 'n.placementId'])
    .where('m.cityCode', '=', actor.cityCode)
    .where('m.batchId', '=', batchId)
    .where('m.status', '=', 'preparing')
    .orderBy('m.id')
    .execute();
}
type Preparing = Awaited<ReturnType<typeof readPreparing>>[number];

/** Which of the four conditions somebody meets. */
export function readyFor(member: {
  hasConsent: boolean;
  contactOn: string | null;
  healthOn: string | null;
  documentsOn: string | null;
}): Check[] {
  const met: Record<Check, boolean> = {
    consent: member.hasConsent,
    contact: member.contactOn !== null,
    health: member.healthOn !== null,
    documents: member.documentsOn !== null,
  };
  return checks.filter((check) => met[check]);
}

/** What came in between since the plan: work elsewhere, another enterprise that took the person up, a post that closed. */
interface Meanwhile {
  openPosts: ReadonlySet<string>;
  placements: ReadonlyMap<string, OpenPlacement[]>;
}

async function readMeanwhile({ db, actor }: Context, members: Preparing[]): Promise<Meanwhile> {
  const posts = await db
    .selectFrom('openPost')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', [...new Set(members.map(({ postId }) => postId))])
    .execute();
  const personIds = members.map(({ personId }) => personId);
  return {
    openPosts: new Set(posts.flatMap(({ id }) => id ?? [])),
    placements: await openPlacements(db, actor.cityCode, personIds),
  };
}

function obstacleOf(member: Preparing, { openPosts, placements }: Meanwhile): string | null {
  if (member.placementId) return '已在其他岗位上岗';
  // A mere recommendation elsewhere waits for an answer and binds nobody.
  const other = placements
    .get(member.personId)
    ?.find(({ postId, status }) => postId !== member.postId && status !== 'recommended');
  if (other) return `${other.enterpriseName}已约面试或录用，请先核实本人去哪家`;
  return openPosts.has(member.postId) ? null : `${member.enterpriseName}的岗位已停招，请登记不出发`;
}

function problemOf(member: Preparing, meanwhile: Meanwhile): string {
  const ready = readyFor(member);
  const lacking = checks.filter((check) => !ready.includes(check)).map((check) => checkLabels[check]);
  const lacks = lacking.length ? `缺${lacking.join('、')}` : '';
  return [lacks, obstacleOf(member, meanwhile)].filter(Boolean).join('；');
}

/** The gate: all are ready, or none leaves and each is named with what is missing. */
function refuseUnready(members: Preparing[], meanwhile: Meanwhile): void {
  const lacks = members.flatMap((member) => {
    const what = problemOf(member, meanwhile);
    return what ? [{ code: 'dispatch.personNotReady', params: { name: member.name, what } }] : [];
  });
  if (lacks.length) throw new AppError('dispatch.notReady', { count: lacks.length }, { items: lacks });
}

/** Everybody of the batch leaves, each signed off by the sending side, each with a placement from this day on. */
export async function sendMembers(context: Context, batch: LockedBatch, given: Given): Promise<void> {
  const { db, actor, today } = context;
  const members = await readPreparing(context, batch.id);
  if (!members.length) throw new AppError('dispatch.nobodyGoes');
  refuseUnready(members, await readMeanwhile(context, members));
  const placed = await sendPeople(
    context,
    members.map((member) => ({
      personId: member.personId,
      personRegionCode: member.personRegionCode,
      postId: member.postId,
      postTitle: member.postTitle,
      enterpriseId: member.enterpriseId,
      enterpriseName: member.enterpriseName,
      enterpriseRegionCode: member.receivingRegionCode,
      parkId: member.parkId,
      score: member.points,
    })),
  );
  const sentAt = new Date().toISOString();
  for (const member of members) {
    const placementId = placed.get(member.personId);
    if (!placementId)
      throw new AppError(
        'dispatch.notReady',
        { count: 1 },
        {
          items: [
            { code: 'dispatch.personNotReady', params: { name: member.name, what: '已在其他岗位上岗' } },
          ],
        },
      );
    await db
      .updateTable('dispatchMember')
      .set((eb) => ({
        status: 'sent',
        consentedOn: member.consentedOn,
        sentBy: actor.accountId,
        senderName: given.senderName,
        sentAt,
        sentOn: today,
        placementId,
        version: eb('version', '+', 1),
      }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', member.id)
      .execute();
  }
  await logMembers(context, members, { action: 'send', to: 'sent' });
}
