import type { PostRanking } from '../types.ts';

type Post = Pick<
  PostRanking['posts'][number],
  'payMinFen' | 'payMaxFen' | 'isShift' | 'hasLodging' | 'hasMeals' | 'hasInsurance'
>;

const yuan = (fen: number): string => (fen / 100).toLocaleString('zh-CN');
const said = (flag: boolean | null, yes: string, no: string): string =>
  flag === null ? '企业没有说明' : flag ? yes : no;

export const payText = ({ payMinFen, payMaxFen }: Post): string =>
  payMinFen === payMaxFen ? `${yuan(payMinFen)} 元` : `${yuan(payMinFen)} 至 ${yuan(payMaxFen)} 元`;
export const shiftText = ({ isShift }: Post): string => (isShift ? '倒班' : '长白班');
export const lodgingText = ({ hasLodging }: Post): string => (hasLodging ? '提供' : '不提供');
export const mealsText = ({ hasMeals }: Post): string => said(hasMeals, '包餐或有补贴', '自理');
export const insuranceText = ({ hasInsurance }: Post): string => said(hasInsurance, '由企业参保', '不参保');

/** A day as one says it; the year only where it is another than today's. */
export function dayText(on: string, today: string): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${on.slice(0, 4) === today.slice(0, 4) ? '' : `${year} 年 `}${month} 月 ${day} 日`;
}

/** How far, as the reasons say it: by division, or by kilometres where the place knows them. */
export const distanceText = (fit: { reasons: { code: string; text: string }[] }): string =>
  fit.reasons.find(({ code }) => code === 'near')?.text ?? '不清楚';
