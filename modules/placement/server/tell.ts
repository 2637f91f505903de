import { inShort } from '#modules/matching/contract/codes.ts';
import { type NewMessage, sendMessages } from '#modules/message/server/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { PlacementTables } from './tables.ts';

interface Post {
  title: string;
  enterpriseId: string;
  enterpriseName: string;
  regionCode: string;
}
interface Recommended {
  personId: string;
  placementId: string;
  regionCode: string;
  reasons: { text: string; points: number }[];
}

/** Tells the enterprise that people were recommended to it, and each of them to what and why; who asked for it knows. */
export async function tellOfRecommendation(
  context: OperationContext<PlacementTables>,
  post: Post,
  people: Recommended[],
): Promise<void> {
  if (!people.length) return;
  const isOwnWish = context.actor.scope.kind === 'self';
  const toEnterprise: NewMessage = {
    to: { enterpriseId: post.enterpriseId },
    regionCode: post.regionCode,
    kind: 'candidates',
    title: `收到推荐 ${people.length} 人：${post.title}`,
    body: isOwnWish ? '本人表示有意，请尽快答复。' : `${context.actor.name}推荐，请尽快答复。`,
    link: '/placement/candidates?status=recommended',
    phoneLink: '/m/placement/candidates',
  };
  const toPeople = people.map(
    (person): NewMessage => ({
      to: { personId: person.personId },
      regionCode: person.regionCode,
      kind: 'recommended',
      title: `已把您推荐给${post.enterpriseName}：${post.title}`,
      body: `为什么推荐：${inShort(person.reasons)}。不想去的，点开后选“不去”并说明原因。`,
      link: '/placement',
      phoneLink: `/m/placement/${person.placementId}`,
    }),
  );
  await sendMessages(context, [toEnterprise, ...(isOwnWish ? [] : toPeople)]);
}

interface Declined {
  id: string;
  postTitle: string;
  enterpriseId: string;
  regionCode: string;
}

/** Tells the enterprise that somebody recommended to it does not go, and why. */
export async function tellOfDecline(
  context: OperationContext<PlacementTables>,
  { id, postTitle, enterpriseId, regionCode }: Declined,
  reason: string,
): Promise<void> {
  const message: NewMessage = {
    to: { enterpriseId },
    regionCode,
    kind: 'candidates',
    title: `1 位候选人不去了：${postTitle}`,
    body: `本人答复不去，原因：${reason}。不用再联系，需要补人的请向招聘机构说明。`,
    link: `/placement/${id}`,
    phoneLink: `/m/placement/candidates/${id}`,
  };
  await sendMessages(context, [message]);
}
