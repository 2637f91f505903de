import type { Columns, GoalRank, Layer } from './columns.ts';
import { familyPlacesOf } from './families.ts';
import type { Prepared } from './prepare.ts';

/** People in each row of a layer. */
export function usedBy({ rows, of }: Layer, flow: Float64Array): Float64Array {
  const used = new Float64Array(rows.length);
  for (let column = 0; column < of.length; column += 1) {
    const row = of[column] as number;
    if (row >= 0) used[row] = (used[row] as number) + (flow[column] as number);
  }
  return used;
}

/** Whether no limit is exceeded. */
export function isWithinLimits({ layers }: Columns, flow: Float64Array): boolean {
  return layers.every((layer) =>
    usedBy(layer, flow).every((used, row) => used <= (layer.rows[row]?.capacity ?? 0)),
  );
}

/** People lacking to all goals of a rank. */
export function shortfallOf({ layers }: Columns, flow: Float64Array, rank: GoalRank): number {
  let sum = 0;
  for (const layer of layers) {
    if (!layer.rows.some((row) => row.rank === rank && row.goal > 0)) continue;
    for (const [at, used] of usedBy(layer, flow).entries()) {
      const row = layer.rows[at];
      if (row?.rank === rank) sum += Math.max(0, row.goal - used);
    }
  }
  return sum;
}

interface Filling {
  flow: Float64Array;
  roomFor(column: number): number;
  take(column: number, people: number): void;
  /** People the neediest goal of the rank still lacks among those the column serves. */
  lacking(column: number, rank: GoalRank): number;
}

function startFilling({ layers, count }: Columns): Filling {
  const flow = new Float64Array(count);
  const used = layers.map(({ rows }) => new Float64Array(rows.length));
  const least = (
    column: number,
    leftOf: (layer: Layer, row: number, taken: number) => number,
    start: number,
    pick: (a: number, b: number) => number,
  ) => {
    let result = start;
    for (const [at, layer] of layers.entries()) {
      const row = layer.of[column] ?? -1;
      if (row >= 0) result = pick(result, leftOf(layer, row, used[at]?.[row] ?? 0));
    }
    return result;
  };
  return {
    flow,
    roomFor: (column) =>
      least(
        column,
        ({ rows }, row, taken) => (rows[row]?.capacity ?? 0) - taken,
        Number.POSITIVE_INFINITY,
        Math.min,
      ),
    lacking: (column, rank) =>
      least(
        column,
        ({ rows }, row, taken) => (rows[row]?.rank === rank ? (rows[row]?.goal ?? 0) - taken : 0),
        0,
        Math.max,
      ),
    take: (column, people) => {
      flow[column] = (flow[column] ?? 0) + people;
      for (const [at, { of }] of layers.entries()) {
        const row = of[column] ?? -1;
        const taken = used[at];
        if (row >= 0 && taken) taken[row] = (taken[row] ?? 0) + people;
      }
    },
  };
}

/** Sends whole families first, each to its best place that has room for all. */
function fillFamilies(columns: Columns, prepared: Prepared, filling: Filling): void {
  const pointsOf = (column: number) => columns.points[column] ?? 0;
  const best = (each: number[]) => each.reduce((most, column) => Math.max(most, pointsOf(column)), 0);
  const places = familyPlacesOf(columns, prepared).map((place) => ({
    ...place,
    points: place.members.reduce((sum, member) => sum + member.size * best(member.columns), 0),
  }));
  const gone = new Set<number>();
  for (const { family, members } of places.toSorted((a, b) => b.points - a.points)) {
    if (gone.has(family)) continue;
    const taken: [number, number][] = [];
    const isPlaced = members.every((member) => {
      let left = member.size;
      for (const column of member.columns.toSorted((a, b) => pointsOf(b) - pointsOf(a))) {
        const people = Math.min(left, filling.roomFor(column));
        if (people === 0) continue;
        filling.take(column, people);
        taken.push([column, people]);
        left -= people;
      }
      return left === 0;
    });
    if (isPlaced) gone.add(family);
    else for (const [column, people] of taken) filling.take(column, -people);
  }
}

/**
 * A plan that keeps every limit, made by hand as it were: families, then floors, then targets, then what `guide`
 * proposes, then whatever has points. Good, not best.
 */
export function fillInOrder(columns: Columns, prepared: Prepared, guide: Float64Array): Float64Array {
  const filling = startFilling(columns);
  fillFamilies(columns, prepared, filling);
  const order = Int32Array.from({ length: columns.count }, (_, column) => column)
    .filter((column) => (prepared.familyOf[columns.group[column] ?? 0] ?? -1) < 0)
    .sort((a, b) => (columns.points[b] ?? 0) - (columns.points[a] ?? 0) || a - b);
  const pass = (wanted: (column: number) => number) => {
    for (const column of order) {
      const people = Math.min(wanted(column), filling.roomFor(column));
      if (people > 0) filling.take(column, people);
    }
  };
  pass((column) => filling.lacking(column, 'floor'));
  pass((column) => filling.lacking(column, 'target'));
  pass((column) => (guide[column] ?? 0) - (filling.flow[column] ?? 0));
  pass((column) => ((columns.points[column] ?? 0) > 0 ? Number.POSITIVE_INFINITY : 0));
  return filling.flow;
}
