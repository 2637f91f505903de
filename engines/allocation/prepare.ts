import type { AllocationPlan, Breach, LimitKind, Pin } from './types.ts';

/** The plan in positions instead of ids, with pinned people taken off every limit. */
export interface Prepared {
  plan: AllocationPlan;
  countyOf: Int32Array;
  parkOf: Int32Array;
  enterpriseOf: Int32Array;
  /** Family of each group; −1 for none. */
  familyOf: Int32Array;
  /** Where pinned members of a family already go; null where nobody is pinned. */
  familyPlace: ({ park: number; week: number } | null)[];
  allowedParks: (ReadonlySet<number> | null)[];
  /** People left to place and places left to fill. */
  sizes: Float64Array;
  demands: Float64Array;
  countyCapacity: Float64Array;
  countyTarget: Float64Array;
  floors: Float64Array;
  /** Goals before pins. */
  fullFloors: Float64Array;
  /** At park × weeks + week; Infinity for no limit. Never fewer in a later week. */
  beds: Float64Array;
  /** Route of county × parks + park; −1 for none. */
  routeOf: Int32Array;
  /** At route × weeks + week. */
  seats: Float64Array;
  breaches: Breach[];
}

const positions = (items: readonly { id: string }[]) => new Map(items.map(({ id }, at) => [id, at]));
const lookUp = (map: Map<string, number>) => (id: string) => map.get(id) ?? -1;

function floorsOf(
  { floorShare, enterprises, posts }: AllocationPlan,
  enterpriseOf: Int32Array,
): Float64Array {
  const floors = new Float64Array(enterprises.length);
  if (!floorShare) return floors;
  for (const [at, { demand }] of posts.entries())
    floors[enterpriseOf[at] ?? 0] = (floors[enterpriseOf[at] ?? 0] ?? 0) + demand;
  return floors.map((demand, at) =>
    enterprises[at]?.isSmall ? Math.ceil((demand * floorShare.numerator) / floorShare.denominator) : 0,
  );
}

/** People come and stay, so fewer beds in a later week already hold in the weeks before. */
function settleBeds(beds: Float64Array, weeks: number): void {
  for (let at = beds.length - 2; at >= 0; at -= 1)
    if (at % weeks !== weeks - 1) beds[at] = Math.min(beds[at] ?? 0, beds[at + 1] ?? 0);
}

function bedsOf({ parks, weeks }: AllocationPlan): Float64Array {
  const beds = new Float64Array(parks.length * weeks).fill(Number.POSITIVE_INFINITY);
  for (const [park, { beds: byWeek }] of parks.entries()) if (byWeek) beds.set(byWeek, park * weeks);
  return beds;
}

function prepareBare(plan: AllocationPlan): Prepared {
  const { weeks, counties, groups, families, parks, enterprises, posts, routes } = plan;
  const county = lookUp(positions(counties));
  const park = lookUp(positions(parks));
  const enterprise = lookUp(positions(enterprises));
  const enterpriseOf = Int32Array.from(posts, ({ enterpriseId }) => enterprise(enterpriseId));
  const routeOf = new Int32Array(counties.length * parks.length).fill(-1);
  for (const [at, { countyId, parkIds }] of routes.entries())
    for (const id of parkIds) routeOf[county(countyId) * parks.length + park(id)] = at;
  const familyOf = new Int32Array(groups.length).fill(-1);
  const group = lookUp(families.length > 0 ? positions(groups) : new Map());
  for (const [at, { groupIds }] of families.entries()) for (const id of groupIds) familyOf[group(id)] = at;
  const fullFloors = floorsOf(plan, enterpriseOf);
  return {
    plan,
    countyOf: Int32Array.from(groups, ({ countyId }) => county(countyId)),
    parkOf: Int32Array.from(posts, ({ parkId }) => park(parkId)),
    enterpriseOf,
    familyOf,
    familyPlace: families.map(() => null),
    allowedParks: groups.map(({ onlyParkIds }) =>
      onlyParkIds.length ? new Set(onlyParkIds.map(park)) : null,
    ),
    sizes: Float64Array.from(groups, ({ size }) => size),
    demands: Float64Array.from(posts, ({ demand }) => demand),
    countyCapacity: Float64Array.from(counties, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY),
    countyTarget: Float64Array.from(counties, ({ target }) => target),
    floors: fullFloors.slice(),
    fullFloors,
    beds: bedsOf(plan),
    routeOf,
    seats: Float64Array.from(
      { length: routes.length * weeks },
      (_, at) => routes[Math.floor(at / weeks)]?.seats[at % weeks] ?? 0,
    ),
    breaches: [],
  };
}

/** Takes pinned people off a limit; what goes beyond it is a breach. */
function createTaker(breaches: Breach[]) {
  const pinnedBy = new Map<string, Breach>();
  return (
    limits: Float64Array,
    at: number,
    people: number,
    kind: LimitKind,
    id: string,
    week: number | null,
  ) => {
    const before = limits[at] ?? 0;
    const key = `${kind} ${at}`;
    const known = pinnedBy.get(key) ?? { limit: { kind, id, week }, capacity: before, pinned: 0 };
    known.pinned += people;
    pinnedBy.set(key, known);
    if (known.pinned > known.capacity && !breaches.includes(known)) breaches.push(known);
    limits[at] = Math.max(0, before - people);
  };
}

function settleFamily(prepared: Prepared, pin: Pin, group: number, park: number): void {
  const family = prepared.familyOf[group] ?? -1;
  if (family < 0) return;
  const place = prepared.familyPlace[family];
  if (place && (place.park !== park || place.week !== pin.week)) {
    const id = prepared.plan.families[family]?.id ?? '';
    prepared.breaches.push({ limit: { kind: 'family', id, week: null }, capacity: 1, pinned: 2 });
  }
  prepared.familyPlace[family] ??= { park, week: pin.week };
}

/** Positions, limits and what pins leave of them. The plan has passed its check. */
export function prepare(plan: AllocationPlan): Prepared {
  const prepared = prepareBare(plan);
  const { weeks, parks } = plan;
  const take = createTaker(prepared.breaches);
  const groupAt = lookUp(plan.pins.length ? positions(plan.groups) : new Map());
  const postAt = lookUp(plan.pins.length ? positions(plan.posts) : new Map());
  for (const pin of plan.pins) {
    const [group, post, people] = [groupAt(pin.groupId), postAt(pin.postId), pin.people];
    const county = prepared.countyOf[group] ?? 0;
    const park = prepared.parkOf[post] ?? 0;
    const enterprise = prepared.enterpriseOf[post] ?? 0;
    const route = prepared.routeOf[county * parks.length + park] ?? -1;
    take(prepared.sizes, group, people, 'group', pin.groupId, null);
    take(prepared.demands, post, people, 'post', pin.postId, null);
    take(prepared.countyCapacity, county, people, 'county', plan.counties[county]?.id ?? '', null);
    if (route >= 0)
      take(prepared.seats, route * weeks + pin.week, people, 'route', plan.routes[route]?.id ?? '', pin.week);
    for (let week = pin.week; week < weeks && plan.groups[group]?.needsBed; week += 1)
      take(prepared.beds, park * weeks + week, people, 'beds', plan.parks[park]?.id ?? '', week);
    prepared.countyTarget[county] = Math.max(0, (prepared.countyTarget[county] ?? 0) - people);
    prepared.floors[enterprise] = Math.max(0, (prepared.floors[enterprise] ?? 0) - people);
    settleFamily(prepared, pin, group, park);
  }
  settleBeds(prepared.beds, weeks);
  return prepared;
}
