import { inShort } from '#modules/matching/contract/codes.ts';
import type { Fit, Found } from '#modules/matching/server/index.ts';
import type { ChannelName } from '#modules/message/contract/codes.ts';
import type { NewMessage } from '#modules/message/server/index.ts';

interface Told {
  id: string;
  personId: string;
  regionCode: string;
  name: string;
  channel: string | null;
}

const yuan = (fen: number): string => (fen / 100).toLocaleString('zh-CN');

const inWords = ({ title, enterpriseName, regionName, payMinFen, payMaxFen, reasons }: Fit): string =>
  `${title}，月薪 ${yuan(payMinFen)} 至 ${yuan(payMaxFen)} 元，${enterpriseName}（${regionName}）。符合：${inShort(reasons)}`;

/** What the person reads: how many posts, the best of them with why, and where the others stand. */
export function tellOf(wish: Told, { ids, fits }: Found): NewMessage {
  const named = fits.map((post, at) => `${fits.length > 1 ? `${at + 1}. ` : ''}${inWords(post)}`);
  const others = ids.length - named.length;
  return {
    to: { personId: wish.personId },
    regionCode: wish.regionCode,
    kind: 'wishPosts',
    title: `${ids.length} 个新岗位：${wish.name}`,
    body: [...named, ...(others > 0 ? [`另有 ${others} 个，打开查看。`] : [])].join('\n'),
    link: `/matching/people/${wish.personId}`,
    phoneLink: `/m/wish/${wish.id}`,
    channel: wish.channel as ChannelName | null,
    aboutId: wish.id,
  };
}
