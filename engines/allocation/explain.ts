import { type Columns, isWished, routeOfPair, weeksOf } from './columns.ts';
import type { Prepared } from './prepare.ts';
import type { LimitRef, UnmetCode, UnmetDemand, UnmetReason } from './types.ts';

/** What a plan uses of every limit of seats, beds and people, pins left out. */
export interface Usage {
  placedOf: Float64Array;
  /** People at group × posts + post. */
  placedAt: Map<number, number>;
  filled: Float64Array;
  countyUsed: Float64Array;
  bedsUsed: Float64Array;
  seatsUsed: Float64Array;
}

const more = (figures: Float64Array, at: number, people: number) => {
  figures[at] = (figures[at] ?? 0) + people;
};

export function usageOf(prepared: Prepared, columns: Columns, flow: Float64Array): Usage {
  const { plan, countyOf, parkOf, sizes, demands, countyCapacity, beds, seats } = prepared;
  const { weeks } = plan;
  const usage: Usage = {
    placedOf: new Float64Array(sizes.length),
    placedAt: new Map(),
    filled: new Float64Array(demands.length),
    countyUsed: new Float64Array(countyCapacity.length),
    bedsUsed: new Float64Array(beds.length),
    seatsUsed: new Float64Array(seats.length),
  };
  for (let column = 0; column < columns.count; column += 1) {
    const people = flow[column] as number;
    if (people === 0) continue;
    const group = columns.group[column] as number;
    const post = columns.post[column] as number;
    const week = columns.week[column] as number;
    const pair = group * demands.length + post;
    usage.placedAt.set(pair, (usage.placedAt.get(pair) ?? 0) + people);
    more(usage.placedOf, group, people);
    more(usage.filled, post, people);
    more(usage.countyUsed, countyOf[group] as number, people);
    const route = routeOfPair(prepared, group, post);
    if (route >= 0) more(usage.seatsUsed, route * weeks + week, people);
    for (let each = week; each < weeks && plan.groups[group]?.needsBed; each += 1)
      more(usage.bedsUsed, (parkOf[post] as number) * weeks + each, people);
  }
  return usage;
}

type Blame = (code: UnmetCode, people: number, limit?: LimitRef) => void;

/** Limits that keep one more person of the group from the post in every week it could come. */
function blameLimits(
  prepared: Prepared,
  usage: Usage,
  group: number,
  post: number,
  left: number,
  blame: Blame,
): boolean {
  const { plan, countyOf, parkOf, countyCapacity, beds, seats } = prepared;
  const { weeks } = plan;
  const county = countyOf[group] ?? 0;
  const park = parkOf[post] ?? 0;
  const route = routeOfPair(prepared, group, post);
  const [first, last] = weeksOf(prepared, group, post);
  let isKept = false;
  const keep = (limit: LimitRef) => {
    isKept = true;
    blame('limit', left, limit);
  };
  if ((usage.countyUsed[county] ?? 0) >= (countyCapacity[county] ?? 0))
    keep({ kind: 'county', id: plan.counties[county]?.id ?? '', week: null });
  // Whoever comes needs a bed to the end of the window.
  const isFull = (week: number) =>
    route >= 0 && (usage.seatsUsed[route * weeks + week] ?? 0) >= (seats[route * weeks + week] ?? 0);
  const needsBed = plan.groups[group]?.needsBed ?? false;
  let fullUpTo = weeks - 1;
  while (
    needsBed &&
    fullUpTo >= 0 &&
    (usage.bedsUsed[park * weeks + fullUpTo] ?? 0) < (beds[park * weeks + fullUpTo] ?? 0)
  )
    fullUpTo -= 1;
  if (!needsBed) fullUpTo = -1;
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (!all.every((week) => isFull(week) || week <= fullUpTo)) return isKept;
  const busWeek = all.findLast(isFull);
  if (busWeek !== undefined) keep({ kind: 'route', id: plan.routes[route]?.id ?? '', week: busWeek });
  if (fullUpTo >= first) keep({ kind: 'beds', id: plan.parks[park]?.id ?? '', week: fullUpTo });
  return isKept;
}

/** Why those of one group who have the option are not at the post. */
function blameOption(prepared: Prepared, usage: Usage, group: number, post: number, blame: Blame): void {
  const size = prepared.sizes[group] ?? 0;
  const left = size - (usage.placedOf[group] ?? 0);
  const [first, last] = weeksOf(prepared, group, post);
  if (size === 0) return;
  if (!isWished(prepared, group, post)) blame('wish', size);
  else if (first > last) blame('tooLate', size);
  else {
    const elsewhere = size - left - (usage.placedAt.get(group * prepared.demands.length + post) ?? 0);
    if (elsewhere > 0) blame('placedElsewhere', elsewhere);
    if (left === 0 || blameLimits(prepared, usage, group, post, left, blame)) return;
    blame((prepared.familyOf[group] ?? -1) >= 0 ? 'family' : 'notWorth', left);
  }
}

/** Unmet posts of a plan, each with what keeps its candidates away. */
export function explainUnmet(prepared: Prepared, usage: Usage): UnmetDemand[] {
  const { plan, demands } = prepared;
  const { options } = plan;
  const isUnmet = demands.map((demand, post) => demand - (usage.filled[post] ?? 0));
  const reasonsOf = new Map<number, Map<string, UnmetReason>>();
  for (let at = 0; at < options.group.length; at += 1) {
    const post = options.post[at] ?? 0;
    if ((isUnmet[post] ?? 0) === 0) continue;
    const reasons = reasonsOf.get(post) ?? new Map<string, UnmetReason>();
    reasonsOf.set(post, reasons);
    blameOption(prepared, usage, options.group[at] ?? 0, post, (code, people, limit) => {
      const key = limit ? `${limit.kind} ${limit.id} ${limit.week}` : code;
      const reason = reasons.get(key) ?? { code, people: 0, limit: limit ?? null };
      reason.people += people;
      reasons.set(key, reason);
    });
  }
  return plan.posts.flatMap(({ id }, post) => {
    const unmet = isUnmet[post] ?? 0;
    if (unmet === 0) return [];
    // A used-up limit would stop also those who are elsewhere.
    const reasons = [...(reasonsOf.get(post)?.values() ?? [])].toSorted(
      (a, b) => Number(b.code === 'limit') - Number(a.code === 'limit') || b.people - a.people,
    );
    return [
      {
        postId: id,
        unmet,
        reasons: reasons.length ? reasons : [{ code: 'noCandidate' as const, people: 0, limit: null }],
      },
    ];
  });
}
