// Published and generated instances as plans, for the tests and the bench. Reading the files is the caller's.
import type { LinearModel } from './linear-model.ts';
import type { AllocationPlan, BusRoute, PeopleGroup, ReceivingPark, ReceivingPost } from './types.ts';

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

interface Parts {
  counties: string[];
  groups: PeopleGroup[];
  parks: ReceivingPark[];
  posts: ReceivingPost[];
  routes?: BusRoute[];
  options: AllocationPlan['options'];
}

const planOf = (parts: Parts): AllocationPlan => ({
  weeks: 1,
  pointsPerWeekWaited: 0,
  floorShare: null,
  families: [],
  pins: [],
  routes: [],
  ...parts,
  counties: parts.counties.map((id) => ({ id, capacity: null, target: 0 })),
  enterprises: [{ id: 'enterprise', isSmall: false }],
});

const groupOf = (id: string, countyId: string, size: number): PeopleGroup => ({
  id,
  countyId,
  size,
  readyWeek: 0,
  needsBed: true,
  onlyParkIds: [],
});
const postOf = (id: string, parkId: string, demand: number): ReceivingPost => ({
  id,
  enterpriseId: 'enterprise',
  parkId,
  demand,
  fromWeek: 0,
  toWeek: 0,
});

export interface AssignmentInstance {
  persons: number;
  posts: number;
  capacity: number[];
  edges_person_post_score: number[];
}

/** Single persons, each with a few posts. */
export function planOfAssignment(instance: AssignmentInstance): AllocationPlan {
  const edges = instance.edges_person_post_score;
  const third = (part: number) =>
    Float64Array.from({ length: edges.length / 3 }, (_, at) => edges[3 * at + part] ?? 0);
  return planOf({
    counties: ['county'],
    groups: numbered('person', instance.persons).map((id) => groupOf(id, 'county', 1)),
    parks: [{ id: 'park', beds: null }],
    posts: instance.capacity.map((demand, at) => postOf(`post${at}`, 'park', demand)),
    options: { group: third(0), post: third(1), points: third(2) },
  });
}

export interface TransportInstance {
  areas: number;
  parks: number;
  occupations: number;
  supply_area_occ: number[];
  demand_park_occ: number[];
  score_area_park_occ: number[];
  bus_cap_area: number[];
  bed_cap_park: number[];
}

/** Areas × parks × occupations; with caps, one route of buses per area and beds in every park. */
export function planOfTransport(instance: TransportInstance, hasCaps: boolean): AllocationPlan {
  const { areas, parks, occupations, supply_area_occ: supply, demand_park_occ: demand } = instance;
  const group: number[] = [];
  const post: number[] = [];
  const points: number[] = [];
  for (let area = 0; area < areas; area += 1)
    for (let park = 0; park < parks; park += 1)
      for (let occupation = 0; occupation < occupations; occupation += 1) {
        const [from, to] = [area * occupations + occupation, park * occupations + occupation];
        if (!supply[from] || !demand[to]) continue;
        group.push(from);
        post.push(to);
        points.push(instance.score_area_park_occ[(area * parks + park) * occupations + occupation] ?? 0);
      }
  const parkIds = numbered('park', parks);
  const seats = hasCaps ? instance.bus_cap_area : [];
  return planOf({
    counties: numbered('area', areas),
    groups: supply.map((size, at) => groupOf(`group${at}`, `area${Math.floor(at / occupations)}`, size)),
    parks: parkIds.map((id, at) => ({ id, beds: hasCaps ? [instance.bed_cap_park[at] ?? 0] : null })),
    posts: demand.map((size, at) => postOf(`post${at}`, `park${Math.floor(at / occupations)}`, size)),
    routes: seats.map((places, at) => ({ id: `bus${at}`, countyId: `area${at}`, parkIds, seats: [places] })),
    options: { group, post, points },
  });
}

export interface OrdersInstance {
  areas: number;
  parks: string[];
  soc: string[];
  /** Park, occupation, people, wage. */
  demand_park_soc_headcount_wage: [number, number, number, number][];
  supply_area_soc_synthetic: number[];
  arcs_area_demandIndex_score: number[];
}

/** Real orders of people; an area's people of one occupation take the orders of that occupation. */
export function planOfOrders(instance: OrdersInstance): AllocationPlan {
  const occupations = instance.soc.length;
  const demand = instance.demand_park_soc_headcount_wage;
  const arcs = instance.arcs_area_demandIndex_score;
  const group: number[] = [];
  const post: number[] = [];
  const points: number[] = [];
  for (let at = 0; at < arcs.length; at += 3) {
    const [area = 0, order = 0, score = 0] = arcs.slice(at, at + 3);
    group.push(area * occupations + (demand[order]?.[1] ?? 0));
    post.push(order);
    points.push(score);
  }
  return planOf({
    counties: numbered('area', instance.areas),
    groups: instance.supply_area_soc_synthetic.map((size, at) =>
      groupOf(`group${at}`, `area${Math.floor(at / occupations)}`, size),
    ),
    parks: instance.parks.map((_, at) => ({ id: `park${at}`, beds: null })),
    posts: demand.map(([park, , people], at) => postOf(`post${at}`, `park${park}`, people)),
    options: { group, post, points },
  });
}

const figuresOf = (text: string): number[] => text.trim().split(/\s+/).map(Number);

/** OR-Library assignment: n, then n × n costs, each to one. Points are `base` − cost, so that all are placed. */
export function planOfCosts(text: string, base: number): AllocationPlan {
  const [size = 0, ...costs] = figuresOf(text);
  return planOf({
    counties: ['county'],
    groups: numbered('person', size).map((id) => groupOf(id, 'county', 1)),
    parks: [{ id: 'park', beds: null }],
    posts: numbered('post', size).map((id) => postOf(id, 'park', 1)),
    options: {
      group: costs.map((_, at) => Math.floor(at / size)),
      post: costs.map((_, at) => at % size),
      points: costs.map((cost) => base - cost),
    },
  });
}

/** OR-Library generalised assignment: agents with a resource, jobs that use it unequally; most profit. No network. */
export function modelsOfGap(text: string): LinearModel[] {
  const [count = 0, ...figures] = figuresOf(text);
  let at = 0;
  const take = (amount: number) => {
    at += amount;
    return figures.slice(at - amount, at);
  };
  return Array.from({ length: count }, () => {
    const [agents = 0, jobs = 0] = take(2);
    const profit = take(agents * jobs);
    const use = take(agents * jobs);
    const resource = take(agents);
    return {
      columns: agents * jobs,
      rows: agents + jobs,
      cost: Float64Array.from(profit, (each) => -each),
      columnUpper: new Float64Array(agents * jobs).fill(1),
      rowLower: Float64Array.from({ length: agents + jobs }, (_, row) =>
        row < agents ? Number.NEGATIVE_INFINITY : 1,
      ),
      rowUpper: Float64Array.from({ length: agents + jobs }, (_, row) => resource[row] ?? 1),
      starts: Int32Array.from({ length: agents * jobs + 1 }, (_, column) => 2 * column),
      indices: Int32Array.from({ length: 2 * agents * jobs }, (_, entry) => {
        const column = entry >> 1;
        return entry % 2 === 0 ? Math.floor(column / jobs) : agents + (column % jobs);
      }),
      values: Float64Array.from({ length: 2 * agents * jobs }, (_, entry) =>
        entry % 2 === 0 ? (use[entry >> 1] ?? 0) : 1,
      ),
    };
  });
}
