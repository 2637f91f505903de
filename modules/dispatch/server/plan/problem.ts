import type {
  AllocationPlan,
  Family,
  ReceivingEnterprise,
  ReceivingPark,
  ReceivingPost,
  SendingCounty,
} from '#engines/allocation/index.ts';
import { checkHardLimits, type MatchSettings, scorePair, type Vacancy } from '#engines/matching/index.ts';
import type { Limits } from '../../contract/fields.ts';
import type { Group } from './groups.ts';

/** A post as the plan sees it. */
export interface PlanPost extends ReceivingPost {
  vacancy: Vacancy;
}

/** Everything the solver needs, without a person's name or id: it crosses to a thread of its own. */
export interface Problem {
  weeks: number;
  today: string;
  settings: MatchSettings;
  limits: Limits;
  counties: SendingCounty[];
  parks: ReceivingPark[];
  enterprises: ReceivingEnterprise[];
  posts: PlanPost[];
  groups: (Omit<Group, 'members'> & { size: number })[];
  families: Family[];
}

/** Options a group keeps, the best ones: more cost time and seldom change a plan. */
const mostOptions = 60;
const percent = 100;

interface Options {
  group: number[];
  post: number[];
  points: number[];
  leftOut: number;
}

function optionsOf({ groups, posts, settings, today }: Problem): Options {
  const options: Options = { group: [], post: [], points: [], leftOut: 0 };
  for (const [at, { weakest, pin }] of groups.entries()) {
    if (!weakest || pin) continue;
    const fits: { post: number; points: number }[] = [];
    for (const [post, { vacancy }] of posts.entries())
      if (checkHardLimits(weakest, vacancy, settings, today).length === 0)
        fits.push({ post, points: scorePair(weakest, vacancy, settings, today).score });
    fits.sort((a, b) => b.points - a.points || a.post - b.post);
    options.leftOut += Math.max(0, fits.length - mostOptions);
    for (const { post, points } of fits.slice(0, mostOptions)) {
      options.group.push(at);
      options.post.push(post);
      options.points.push(points);
    }
  }
  return options;
}

function pinsOf({ groups, posts, settings, today }: Problem) {
  const vacancies = new Map(posts.map(({ id, vacancy }) => [id, vacancy]));
  return groups.flatMap(({ id, pin, size, weakest }) => {
    const vacancy = pin && vacancies.get(pin.postId);
    if (!pin || !vacancy) return [];
    const points = pin.points ?? (weakest ? scorePair(weakest, vacancy, settings, today).score : 0);
    return [{ groupId: id, postId: pin.postId, week: pin.week, people: size, points }];
  });
}

/** The problem as the allocation engine reads it. */
export function allocationPlanOf(problem: Problem): { plan: AllocationPlan; pairsLeftOut: number } {
  const { limits } = problem;
  const { leftOut, ...options } = optionsOf(problem);
  const plan: AllocationPlan = {
    weeks: problem.weeks,
    pointsPerWeekWaited: limits.weekCost,
    floorShare:
      limits.floorPercent === null ? null : { numerator: limits.floorPercent, denominator: percent },
    counties: problem.counties,
    groups: problem.groups.map(({ id, countyCode, size, readyWeek, needsBed }) => ({
      id,
      countyId: countyCode,
      size,
      readyWeek,
      needsBed,
      onlyParkIds: [],
    })),
    families: problem.families,
    parks: problem.parks,
    enterprises: problem.enterprises,
    posts: problem.posts.map(({ vacancy: _, ...post }) => post),
    routes: limits.routes.map(({ id, countyCode, receiverIds, seats }) => ({
      id,
      countyId: countyCode,
      parkIds: receiverIds,
      seats,
    })),
    options,
    pins: pinsOf(problem),
  };
  return { plan, pairsLeftOut: leftOut };
}
