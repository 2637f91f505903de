import type { Allocation, AllocationPlan, AllocationVerdict, PeopleGroup, ReceivingPost } from './types.ts';

/** Facts for the tests: two counties, two parks, three enterprises, one of them small. */
export const groupOf = (
  id: string,
  countyId: string,
  size: number,
  more: Partial<PeopleGroup> = {},
): PeopleGroup => ({
  id,
  countyId,
  size,
  readyWeek: 0,
  needsBed: true,
  onlyParkIds: [],
  ...more,
});

export const postOf = (
  id: string,
  enterpriseId: string,
  parkId: string,
  demand: number,
  more: Partial<ReceivingPost> = {},
): ReceivingPost => ({ id, enterpriseId, parkId, demand, fromWeek: 0, toWeek: 0, ...more });

/** Options by position in groups and posts, with points. */
export const optionsOf = (rows: readonly (readonly [group: number, post: number, points: number])[]) => ({
  group: rows.map(([group]) => group),
  post: rows.map(([, post]) => post),
  points: rows.map(([, , points]) => points),
});

export const planWith = (more: Partial<AllocationPlan> = {}): AllocationPlan => ({
  weeks: 1,
  pointsPerWeekWaited: 0,
  floorShare: null,
  counties: [
    { id: 'east', capacity: null, target: 0 },
    { id: 'west', capacity: null, target: 0 },
  ],
  groups: [groupOf('sewers', 'east', 10), groupOf('welders', 'west', 6)],
  families: [],
  parks: [
    { id: 'lake', beds: null },
    { id: 'hill', beds: null },
  ],
  enterprises: [
    { id: 'big', isSmall: false },
    { id: 'small', isSmall: true },
    { id: 'other', isSmall: false },
  ],
  posts: [
    postOf('line', 'big', 'lake', 12),
    postOf('bench', 'small', 'lake', 4),
    postOf('yard', 'other', 'hill', 5),
  ],
  routes: [],
  options: optionsOf([
    [0, 0, 90],
    [0, 1, 60],
    [1, 0, 80],
    [1, 2, 70],
  ]),
  pins: [],
  ...more,
});

/** The allocation of a plan that must have been solved. */
export function solvedOf(verdict: AllocationVerdict): Allocation {
  if (verdict.state === 'refused') throw new Error(JSON.stringify(verdict.problems));
  return verdict;
}
