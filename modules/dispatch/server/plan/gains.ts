import type {
  Allocation,
  AllocationPlan,
  LimitRef,
  LinearSolver,
  UsedUpLimit,
} from '#engines/allocation/index.ts';
import { allocate } from '#engines/allocation/index.ts';

/** The plan with one more of a limit. Beds are counted up to each week, so later weeks grow with it. */
function withOneMore(plan: AllocationPlan, { kind, id, week }: LimitRef): AllocationPlan {
  const grow = (figures: readonly number[], isPart: (at: number) => boolean) =>
    figures.map((figure, at) => (isPart(at) ? figure + 1 : figure));
  if (kind === 'route')
    return {
      ...plan,
      routes: plan.routes.map((route) =>
        route.id === id ? { ...route, seats: grow(route.seats, (at) => at === week) } : route,
      ),
    };
  if (kind === 'beds')
    return {
      ...plan,
      parks: plan.parks.map((park) =>
        park.id === id && park.beds ? { ...park, beds: grow(park.beds, (at) => at >= (week ?? 0)) } : park,
      ),
    };
  return {
    ...plan,
    counties: plan.counties.map((county) =>
      county.id === id && county.capacity !== null ? { ...county, capacity: county.capacity + 1 } : county,
    ),
  };
}

/** Beds used up in several weeks are one shortage: the last of them says what one more would bring. */
export function withoutRepeats(usedUp: readonly UsedUpLimit[]): UsedUpLimit[] {
  const lastBeds = new Map<string, number>();
  for (const { limit } of usedUp)
    if (limit.kind === 'beds') lastBeds.set(limit.id, Math.max(lastBeds.get(limit.id) ?? 0, limit.week ?? 0));
  return usedUp.filter(({ limit }) => limit.kind !== 'beds' || lastBeds.get(limit.id) === limit.week);
}

/**
 * What one more of each used-up limit would change. Where the network alone did not decide, by solving again with one
 * more, as long as there is time; only proven plans are held against each other.
 */
export function gainsOf(
  plan: AllocationPlan,
  solved: Allocation,
  solveLinear: LinearSolver,
  budgetMs: number,
): UsedUpLimit[] {
  const until = performance.now() + budgetMs;
  return withoutRepeats(solved.usedUp).map((each) => {
    if (each.gain || !solved.proof.isOptimal || performance.now() > until) return each;
    const more = allocate(withOneMore(plan, each.limit), solveLinear);
    if (more.state === 'refused' || !more.proof.isOptimal) return each;
    const gain = {
      points: more.totals.points - solved.totals.points,
      placed: more.totals.placed - solved.totals.placed,
      floorShortfall: more.totals.floorShortfall - solved.totals.floorShortfall,
      targetShortfall: more.totals.targetShortfall - solved.totals.targetShortfall,
    };
    return { ...each, gain };
  });
}
