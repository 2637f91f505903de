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
      body: `为什么推荐：${inShort(person.reasons)}。不想去的，请告诉推荐您的工作人员。`,
      link: '/placement',
      phoneLink: '/m/message',
    }),
  );
  await sendMessages(context, [toEnterprise, ...(isOwnWish ? [] : toPeople)]);
}
