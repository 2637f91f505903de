import type { Result } from './types.ts';

/** People by county and receiver, of one week or of all; `''` is the sum. */
export function tableOf(
  result: Result,
  week: number | null,
): (countyId: string, receiverId: string) => number {
  const receiverOf = new Map(result.posts.map(({ id, receiverId }) => [id, receiverId]));
  const sums = new Map<string, number>();
  const add = (key: string, people: number) => sums.set(key, (sums.get(key) ?? 0) + people);
  for (const { countyCode, postId, people, week: at } of result.lines) {
    if (week !== null && at !== week) continue;
    const receiver = receiverOf.get(postId) ?? '';
    for (const county of [countyCode, ''])
      for (const place of [receiver, '']) add(`${county} ${place}`, people);
  }
  return (countyId, receiverId) => sums.get(`${countyId} ${receiverId}`) ?? 0;
}

/** People of each week. */
export const byWeek = ({ lines, weeks }: Result): number[] =>
  weeks.map((_, at) => lines.reduce((sum, line) => sum + (line.week === at ? line.people : 0), 0));
