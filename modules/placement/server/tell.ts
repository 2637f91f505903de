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
const reasonsTold = 3;

/** Why this post, in the reasons that count most. */
const why = ({ reasons }: Recommended): string =>
  reasons
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, reasonsTold)
    .map(({ text }) => text)
    .join('；');

/** Tells the enterprise that people were recommended to it, and each of them to what and why. */
export async function tellOfRecommendation(
  context: OperationContext<PlacementTables>,
  post: Post,
  people: Recommended[],
): Promise<void> {
  if (!people.length) return;
  const toEnterprise: NewMessage = {
    to: { enterpriseId: post.enterpriseId },
    regionCode: post.regionCode,
    kind: 'candidates',
    title: `收到推荐 ${people.length} 人：${post.title}`,
    body: `${context.actor.name}推荐，请尽快答复。`,
    link: '/placement/candidates?status=recommended',
    phoneLink: '/m/placement/candidates',
  };
  const toPeople = people.map(
    (person): NewMessage => ({
      to: { personId: person.personId },
      regionCode: person.regionCode,
      kind: 'recommended',
      title: `已把您推荐给${post.enterpriseName}：${post.title}`,
      body: `为什么推荐：${why(person)}。不想去的，请告诉推荐您的工作人员。`,
      link: '/placement',
      phoneLink: '/m/message',
    }),
  );
  await sendMessages(context, [toEnterprise, ...toPeople]);
}
