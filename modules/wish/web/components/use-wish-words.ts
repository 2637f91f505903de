import { channelLabels } from '#modules/message/contract/codes.ts';
import { useLabel } from '#ui/hooks.ts';
import type { Wish } from './types.ts';

/** How one is told. */
export const channelText = ({ channel }: Pick<Wish, 'channel'>): string =>
  channel ? `发${channelLabels[channel]}，登录后也能看` : '登录后看，不外发';

/** What a wish adds to what is on record, in one line. */
export function useWishWords(): (wish: Wish) => string {
  const range = useLabel('workRange');
  return ({ occupations, payMinFen, workRange, needsLodging, noShift, startsFrom }) =>
    [
      occupations.map(({ name }) => name).join('、'),
      payMinFen && `月薪不低于 ${(payMinFen / 100).toLocaleString('zh-CN')} 元`,
      workRange && range(workRange),
      needsLodging && '要住宿',
      noShift && '不倒班',
      startsFrom && `${startsFrom} 以后到岗`,
    ]
      .filter(Boolean)
      .join('，') || '按登记的意向';
}
