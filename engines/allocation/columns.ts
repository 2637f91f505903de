import type { Prepared } from './prepare.ts';
import type { LimitRef } from './types.ts';

export type GoalRank = 'floor' | 'target';

/** One limit over the columns that use it. */
export interface LimitRow {
  ref: LimitRef;
  /** Infinity where the row is only a goal. */
  capacity: number;
  /** People it shall have, 0 for none, as far as the capacity allows. */
  goal: number;
  /** The capacity keeps people from the full goal. */
  isGoalCut: boolean;
  rank: GoalRank;
}

/** Limits of one kind: each column uses one of them, or none (−1). */
export interface Layer {
  rows: LimitRow[];
  of: Int32Array;
}

/** Every way one person may move: group, post and week. Layers 0 and 1 are the groups and the posts. */
export interface Columns {
  count: number;
  group: Int32Array;
  post: Int32Array;
  week: Int32Array;
  points: Float64Array;
  layers: Layer[];
}

/** First and last week in which a group may come to a post, ignoring limits; last before first for never. */
export function weeksOf(
  { plan, familyOf, familyPlace }: Prepared,
  group: number,
  post: number,
): [number, number] {
  const { readyWeek = 0 } = plan.groups[group] ?? {};
  const { fromWeek = 0, toWeek = -1 } = plan.posts[post] ?? {};
  const first = Math.max(readyWeek, fromWeek);
  const place = familyPlace[familyOf[group] ?? -1];
  return place ? [Math.max(first, place.week), Math.min(toWeek, place.week)] : [first, toWeek];
}

/** Whether the group would go to the post's park at all. */
export function isWished(
  { allowedParks, parkOf, familyOf, familyPlace }: Prepared,
  group: number,
  post: number,
): boolean {
  const park = parkOf[post] ?? -1;
  const place = familyPlace[familyOf[group] ?? -1];
  return (allowedParks[group]?.has(park) ?? true) && (place ? place.park === park : true);
}

export const routeOfPair = (
  { routeOf, countyOf, parkOf, plan }: Prepared,
  group: number,
  post: number,
): number => routeOf[(countyOf[group] ?? 0) * plan.parks.length + (parkOf[post] ?? 0)] ?? -1;

/** The limits one move would use, each with what is left of it at the start. */
export function roomOf(prepared: Prepared, group: number, post: number, week: number): number {
  const { plan, sizes, demands, countyCapacity, countyOf, parkOf, beds, seats } = prepared;
  const route = routeOfPair(prepared, group, post);
  return Math.min(
    sizes[group] ?? 0,
    demands[post] ?? 0,
    countyCapacity[countyOf[group] ?? 0] ?? 0,
    route < 0 ? Number.POSITIVE_INFINITY : (seats[route * plan.weeks + week] ?? 0),
    plan.groups[group]?.needsBed
      ? (beds[(parkOf[post] ?? 0) * plan.weeks + week] ?? 0)
      : Number.POSITIVE_INFINITY,
  );
}

/**
 * Weeks that can differ: with neither seats by week, new beds nor a family to wait for, only the first is of use,
 * for waiting gains nothing.
 */
function createWeekChoice(prepared: Prepared) {
  const { plan, beds, parkOf, familyOf } = prepared;
  const { weeks } = plan;
  const doBedsGrow = plan.parks.map(
    (_, park) => (beds[park * weeks] ?? 0) < (beds[park * weeks + weeks - 1] ?? 0),
  );
  return (group: number, post: number, first: number, last: number) => {
    const isFree =
      routeOfPair(prepared, group, post) < 0 && !doBedsGrow[parkOf[post] ?? 0] && (familyOf[group] ?? -1) < 0;
    return isFree ? Math.min(first, last) : last;
  };
}

type Bare = Omit<Columns, 'layers'>;

function buildColumns(prepared: Prepared): Bare {
  const { plan } = prepared;
  const { options, weeks, pointsPerWeekWaited } = plan;
  const choose = createWeekChoice(prepared);
  const most =
    options.group.length *
    (plan.routes.length || plan.parks.some(({ beds }) => beds) || plan.families.length ? weeks : 1);
  const group = new Int32Array(most);
  const post = new Int32Array(most);
  const week = new Int32Array(most);
  const points = new Float64Array(most);
  let count = 0;
  for (let at = 0; at < options.group.length; at += 1) {
    const from = options.group[at] ?? 0;
    const to = options.post[at] ?? 0;
    if (!isWished(prepared, from, to)) continue;
    const [first, last] = weeksOf(prepared, from, to);
    const end = choose(from, to, first, last);
    for (let each = first; each <= end; each += 1) {
      if (roomOf(prepared, from, to, each) === 0) continue;
      group[count] = from;
      post[count] = to;
      week[count] = each;
      points[count] = (options.points[at] ?? 0) - pointsPerWeekWaited * (each - first);
      count += 1;
    }
  }
  const cut = (all: Int32Array) => all.subarray(0, count);
  return { count, group: cut(group), post: cut(post), week: cut(week), points: points.subarray(0, count) };
}

const row = (ref: LimitRef, capacity: number, goal = 0, rank: GoalRank = 'floor'): LimitRow => ({
  ref,
  capacity,
  goal: Math.min(goal, capacity),
  isGoalCut: goal > capacity,
  rank,
});

function layerOf(rows: LimitRow[], count: number, rowOf: (column: number) => number): Layer {
  const of = new Int32Array(count);
  for (let column = 0; column < count; column += 1) of[column] = rowOf(column);
  return { rows, of };
}

function senderLayers(prepared: Prepared, { count, group, post, week }: Bare): Layer[] {
  const { plan, sizes, countyOf, countyCapacity, countyTarget, seats } = prepared;
  const layers: Layer[] = [
    {
      rows: plan.groups.map(({ id }, at) => row({ kind: 'group', id, week: null }, sizes[at] ?? 0)),
      of: group,
    },
  ];
  if (countyCapacity.some(Number.isFinite) || countyTarget.some((target) => target > 0)) {
    const rows = plan.counties.map(({ id }, at) =>
      row({ kind: 'county', id, week: null }, countyCapacity[at] ?? 0, countyTarget[at] ?? 0, 'target'),
    );
    layers.push(layerOf(rows, count, (column) => countyOf[group[column] ?? 0] ?? -1));
  }
  if (plan.routes.length > 0) {
    const rows = Array.from(seats, (places, at) =>
      row(
        { kind: 'route', id: plan.routes[Math.floor(at / plan.weeks)]?.id ?? '', week: at % plan.weeks },
        places,
      ),
    );
    const rowAt = (column: number) => {
      const route = routeOfPair(prepared, group[column] ?? 0, post[column] ?? 0);
      return route < 0 ? -1 : route * plan.weeks + (week[column] ?? 0);
    };
    layers.push(layerOf(rows, count, rowAt));
  }
  return layers;
}

/** Beds up to one week; a week in which a park gets no new beds afterwards adds nothing to the next. */
function bedLayer(prepared: Prepared, { count, group, post, week }: Bare, upTo: number): Layer | null {
  const { plan, beds, parkOf } = prepared;
  const { weeks } = plan;
  const isLast = upTo === weeks - 1;
  const bedsAt = (park: number, at: number) => beds[park * weeks + at] ?? 0;
  const isLimit = plan.parks.map(
    (_, park) =>
      Number.isFinite(bedsAt(park, upTo)) && (isLast || bedsAt(park, upTo) < bedsAt(park, upTo + 1)),
  );
  if (!isLimit.includes(true)) return null;
  const rows = plan.parks.map(({ id }, park) => row({ kind: 'beds', id, week: upTo }, bedsAt(park, upTo)));
  return layerOf(rows, count, (column) => {
    const park = parkOf[post[column] ?? 0] ?? -1;
    const isUsed = isLimit[park] && plan.groups[group[column] ?? 0]?.needsBed && (week[column] ?? 0) <= upTo;
    return isUsed ? park : -1;
  });
}

function receiverLayers(prepared: Prepared, bare: Bare): Layer[] {
  const { plan, demands, floors, enterpriseOf } = prepared;
  const { count, post } = bare;
  const layers: Layer[] = [
    {
      rows: plan.posts.map(({ id }, at) => row({ kind: 'post', id, week: null }, demands[at] ?? 0)),
      of: post,
    },
  ];
  for (let week = plan.weeks - 1; week >= 0; week -= 1) {
    const layer = bedLayer(prepared, bare, week);
    if (layer) layers.push(layer);
  }
  if (floors.some((floor) => floor > 0)) {
    const rows = plan.enterprises.map(({ id }, at) =>
      row({ kind: 'enterprise', id, week: null }, Number.POSITIVE_INFINITY, floors[at] ?? 0, 'floor'),
    );
    const rowAt = (column: number) => {
      const enterprise = enterpriseOf[post[column] ?? 0] ?? -1;
      return (floors[enterprise] ?? 0) > 0 ? enterprise : -1;
    };
    layers.push(layerOf(rows, count, rowAt));
  }
  return layers;
}

/** Every possible move and the limits it uses. */
export function columnsOf(prepared: Prepared): Columns {
  const bare = buildColumns(prepared);
  const [groups, ...senders] = senderLayers(prepared, bare);
  const [posts, ...receivers] = receiverLayers(prepared, bare);
  const layers = [groups, posts, ...senders, ...receivers].filter((layer) => layer !== undefined);
  return { ...bare, layers };
}
