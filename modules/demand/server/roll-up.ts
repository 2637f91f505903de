import { next45, rollUp } from '#engines/shortage/index.ts';
import type { GapFigure } from '../contract/codes.ts';
import type { DuePost, EnterpriseFact } from './figures.ts';

export type Figures = Record<GapFigure, number>;

export interface Parts {
  enterprises: EnterpriseFact[];
  posts: DuePost[];
}

/** The figures of one set of enterprises and posts; those of a whole are the sums of those of its parts. */
export function figuresOf({ enterprises, posts }: Parts, asOf: string, horizonDays: number): Figures {
  const declared = enterprises.flatMap(({ id, totalDemand, inYear, employed }) =>
    totalDemand === null || inYear === null || employed === null
      ? []
      : [{ id, totalDemand, inYearExpected: inYear, employed }],
  );
  const { enterprises: _declaring, ...totals } = rollUp(declared);
  return {
    ...totals,
    signed: enterprises.filter(({ isSigned }) => isSigned).length,
    docked: enterprises.filter(({ isDocked }) => isDocked).length,
    notReporting: enterprises.filter(({ isDocked, totalDemand }) => isDocked && totalDemand === null).length,
    next45: next45(
      posts.map((post) => ({ ...post, open: true })),
      asOf,
      horizonDays,
    ),
  };
}

/** Splits enterprises and their posts by one key of the place they share. */
export function groupBy(
  parts: Parts,
  keyOf: (row: { regionCode: string; parkId: string | null; enterpriseId: string }) => string,
): Map<string, Parts> {
  const groups = new Map<string, Parts>();
  const groupOf = (key: string): Parts => {
    const group = groups.get(key) ?? { enterprises: [], posts: [] };
    groups.set(key, group);
    return group;
  };
  for (const enterprise of parts.enterprises)
    groupOf(keyOf({ ...enterprise, enterpriseId: enterprise.id })).enterprises.push(enterprise);
  for (const post of parts.posts) groupOf(keyOf(post)).posts.push(post);
  return groups;
}
