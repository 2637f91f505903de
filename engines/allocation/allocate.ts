import { checkPlan } from './check-plan.ts';
import { type Columns, columnsOf, type GoalRank } from './columns.ts';
import { explainUnmet, usageOf } from './explain.ts';
import { shortfallOf, usedBy } from './fill.ts';
import type { LinearSolver } from './linear-model.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Solved, solveColumns } from './solve.ts';
import type {
  Allocation,
  AllocationPlan,
  AllocationVerdict,
  Breach,
  GoalResult,
  LimitRef,
  Move,
  UsedUpLimit,
} from './types.ts';

function movesOf({ plan }: Prepared, columns: Columns, flow: Float64Array): Move[] {
  const moves: Move[] = plan.pins
    .filter(({ people }) => people > 0)
    .map(({ groupId, postId, week, people, points }) => ({
      groupId,
      postId,
      week,
      people,
      points: points * people,
      isPinned: true,
    }));
  for (let column = 0; column < columns.count; column += 1) {
    const people = flow[column] as number;
    if (people === 0) continue;
    moves.push({
      groupId: plan.groups[columns.group[column] as number]?.id ?? '',
      postId: plan.posts[columns.post[column] as number]?.id ?? '',
      week: columns.week[column] as number,
      people,
      points: people * (columns.points[column] as number),
      isPinned: false,
    });
  }
  return moves;
}

interface Goals {
  floors: GoalResult[];
  targets: GoalResult[];
}

/** Goals as the plan states them, with pinned people counted. */
function goalsOf({ plan, fullFloors }: Prepared, moves: Move[]): Goals {
  const hasGoal = plan.floorShare !== null || plan.counties.some(({ target }) => target > 0);
  const countyOf = new Map(hasGoal ? plan.groups.map(({ id, countyId }) => [id, countyId]) : []);
  const enterpriseOf = new Map(hasGoal ? plan.posts.map(({ id, enterpriseId }) => [id, enterpriseId]) : []);
  const placed = { county: new Map<string, number>(), enterprise: new Map<string, number>() };
  const count = (map: Map<string, number>, id: string | undefined, people: number) =>
    id !== undefined && map.set(id, (map.get(id) ?? 0) + people);
  for (const { groupId, postId, people } of moves) {
    count(placed.county, countyOf.get(groupId), people);
    count(placed.enterprise, enterpriseOf.get(postId), people);
  }
  const result = (id: string, goal: number, reached = 0): GoalResult[] =>
    goal > 0 ? [{ id, goal, placed: reached, shortfall: Math.max(0, goal - reached) }] : [];
  return {
    floors: plan.enterprises.flatMap(({ id }, at) =>
      result(id, fullFloors[at] ?? 0, placed.enterprise.get(id)),
    ),
    targets: plan.counties.flatMap(({ id, target }) => result(id, target, placed.county.get(id))),
  };
}

function capacityOf({ counties, routes, parks }: AllocationPlan, { kind, id, week }: LimitRef): number {
  const isSame = (each: { id: string }) => each.id === id;
  if (kind === 'county') return counties.find(isSame)?.capacity ?? 0;
  if (kind === 'route') return routes.find(isSame)?.seats[week ?? 0] ?? 0;
  return parks.find(isSame)?.beds?.[week ?? 0] ?? 0;
}

function usedUpOf({ plan }: Prepared, columns: Columns, { flow, gainOf }: Solved): UsedUpLimit[] {
  return columns.layers.slice(2).flatMap((layer) => {
    const used = usedBy(layer, flow);
    return layer.rows.flatMap(({ ref, capacity }, at) =>
      (used[at] ?? 0) > 0 && used[at] === capacity
        ? [{ limit: ref, capacity: capacityOf(plan, ref), gain: gainOf(ref) }]
        : [],
    );
  });
}

/** Families of which pins took some and the rest stays. */
function splitFamilies(
  { plan, familyOf, familyPlace, sizes }: Prepared,
  columns: Columns,
  flow: Float64Array,
): Breach[] {
  const left = new Float64Array(plan.families.length);
  for (const [group, family] of familyOf.entries())
    if (family >= 0) left[family] = (left[family] ?? 0) + (sizes[group] ?? 0);
  for (let column = 0; column < columns.count && plan.families.length > 0; column += 1) {
    const family = familyOf[columns.group[column] ?? 0] ?? -1;
    if (family >= 0) left[family] = (left[family] ?? 0) - (flow[column] ?? 0);
  }
  const sizeOf = new Map(familyPlace.some(Boolean) ? plan.groups.map(({ id, size }) => [id, size]) : []);
  return plan.families.flatMap(({ id, groupIds }, family) => {
    if (!familyPlace[family] || left[family] === 0) return [];
    const all = groupIds.reduce((sum, groupId) => sum + (sizeOf.get(groupId) ?? 0), 0);
    return [
      {
        limit: { kind: 'family' as const, id, week: null },
        capacity: all,
        pinned: all - (left[family] ?? 0),
      },
    ];
  });
}

const sumOf = (goals: GoalResult[]) => goals.reduce((sum, { shortfall }) => sum + shortfall, 0);

function verdictOf(prepared: Prepared, columns: Columns, solved: Solved): Allocation {
  const { flow, proof } = solved;
  const moves = movesOf(prepared, columns, flow);
  const goals = goalsOf(prepared, moves);
  const totals = {
    floorShortfall: sumOf(goals.floors),
    targetShortfall: sumOf(goals.targets),
    points: moves.reduce((sum, { points }) => sum + points, 0),
    placed: moves.reduce((sum, { people }) => sum + people, 0),
  };
  const pinnedPoints = moves.reduce((sum, { points, isPinned }) => sum + (isPinned ? points : 0), 0);
  // What a goal asks beyond its own capacity is lacking in every plan.
  const beyond = (shortfall: number, rank: GoalRank) => shortfall - shortfallOf(columns, flow, rank);
  const pointsBound = proof.pointsBound + pinnedPoints;
  return {
    state: 'solved',
    moves,
    totals,
    proof: {
      ...proof,
      pointsBound,
      gap: Math.max(0, pointsBound - totals.points),
      floorShortfallBound: proof.floorShortfallBound + beyond(totals.floorShortfall, 'floor'),
      targetShortfallBound: proof.targetShortfallBound + beyond(totals.targetShortfall, 'target'),
    },
    ...goals,
    unmet: explainUnmet(prepared, usageOf(prepared, columns, flow)),
    usedUp: usedUpOf(prepared, columns, solved),
    breaches: [...prepared.breaches, ...splitFamilies(prepared, columns, flow)],
  };
}

/**
 * Who goes where in which week: the plan with the smallest shortfalls and then the most points, and what proves it.
 *
 * Goals in order of rank: floors of small enterprises, targets of counties, points. A floor or target that cannot
 * be reached is relaxed by as little as possible in sum and reported with its shortfall; capacities never give.
 * Pins are kept whatever they break; what they break is listed.
 *
 * @param solveLinear for limits that are no network (seats by week across posts, families, beds that only some
 * need); without it such a plan is filled in order and its gap to the bound is told.
 * @returns `refused` with all problems when figures are negative, not whole or contradict each other. Never throws.
 */
export function allocate(plan: AllocationPlan, solveLinear: LinearSolver | null = null): AllocationVerdict {
  const problems = checkPlan(plan);
  if (problems.length > 0) return { state: 'refused', problems };
  const prepared = prepare(plan);
  const columns = columnsOf(prepared);
  return verdictOf(prepared, columns, solveColumns(columns, prepared, solveLinear));
}
