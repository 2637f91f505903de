import { byColumns, isSmall } from './generate.ts';
import type { Columns, GoalRank, Layer } from './columns.ts';
import { areFamiliesTogether, familyPlacesOf } from './families.ts';
import { isWithinLimits } from './fill.ts';
import type { LinearAnswer, LinearModel, LinearSolver } from './linear-model.ts';
import type { Prepared } from './prepare.ts';

type Entry = [row: number, value: number];

interface Draft {
  rowLower: number[];
  rowUpper: number[];
  columnUpper: number[];
  entries: Entry[][];
  /** Variables of people lacking to each goal. */
  lacking: Record<GoalRank, number[]>;
  limitOf: Record<GoalRank, number>;
}

function addRow(draft: Draft, lower: number, upper: number): number {
  draft.rowLower.push(lower);
  return draft.rowUpper.push(upper) - 1;
}

function addVariable(draft: Draft, upper: number, entries: Entry[]): number {
  draft.columnUpper.push(upper);
  return draft.entries.push(entries) - 1;
}

const none = Number.NEGATIVE_INFINITY;

/** Rows of one layer: its capacities, and its goals with a variable for what is lacking. */
function addLayer(draft: Draft, { rows, of }: Layer): void {
  const capacityRow = rows.map(() => -1);
  const goalRow = rows.map(() => -1);
  for (let column = 0; column < of.length; column += 1) {
    const at = of[column] ?? -1;
    const row = rows[at];
    if (!row) continue;
    if (Number.isFinite(row.capacity)) {
      if (capacityRow[at] === -1) capacityRow[at] = addRow(draft, none, row.capacity);
      draft.entries[column]?.push([capacityRow[at] ?? 0, 1]);
    }
    if (row.goal > 0) {
      if (goalRow[at] === -1) goalRow[at] = addRow(draft, row.goal, Number.POSITIVE_INFINITY);
      draft.entries[column]?.push([goalRow[at] ?? 0, 1]);
    }
  }
  for (const [at, { goal, rank }] of rows.entries()) {
    if (goal === 0) continue;
    // A goal nobody can serve is lacking whole.
    if (goalRow[at] === -1) goalRow[at] = addRow(draft, goal, Number.POSITIVE_INFINITY);
    draft.lacking[rank].push(
      addVariable(draft, goal, [
        [goalRow[at] ?? 0, 1],
        [draft.limitOf[rank], 1],
      ]),
    );
  }
}

/** All members of a family go to the chosen place, or none goes. */
function addFamilies(draft: Draft, columns: Columns, prepared: Prepared): void {
  const places = familyPlacesOf(columns, prepared);
  const choiceOf = new Map<number, number>();
  const possible = new Set<number>();
  for (const { family, members } of places) {
    const choice = choiceOf.get(family) ?? addRow(draft, none, 1);
    choiceOf.set(family, choice);
    const entries: Entry[] = [[choice, 1]];
    for (const member of members) {
      const row = addRow(draft, 0, 0);
      entries.push([row, -member.size]);
      for (const column of member.columns) {
        draft.entries[column]?.push([row, 1]);
        possible.add(column);
      }
    }
    addVariable(draft, 1, entries);
  }
  for (let column = 0; column < columns.count && prepared.plan.families.length > 0; column += 1) {
    const isMember = (prepared.familyOf[columns.group[column] ?? 0] ?? -1) >= 0;
    if (isMember && !possible.has(column)) draft.columnUpper[column] = 0;
  }
}

function draftOf(columns: Columns, prepared: Prepared): Draft {
  const draft: Draft = {
    rowLower: [],
    rowUpper: [],
    columnUpper: [],
    entries: [],
    lacking: { floor: [], target: [] },
    limitOf: { floor: 0, target: 1 },
  };
  addRow(draft, none, Number.POSITIVE_INFINITY);
  addRow(draft, none, Number.POSITIVE_INFINITY);
  for (let column = 0; column < columns.count; column += 1)
    addVariable(draft, prepared.sizes[columns.group[column] ?? 0] ?? 0, []);
  for (const layer of columns.layers) addLayer(draft, layer);
  addFamilies(draft, columns, prepared);
  return draft;
}

function modelOf({ rowLower, rowUpper, columnUpper, entries }: Draft): LinearModel {
  const size = entries.reduce((sum, each) => sum + each.length, 0);
  const starts = new Int32Array(entries.length + 1);
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  let at = 0;
  for (const [column, each] of entries.entries()) {
    for (const [row, value] of each) {
      indices[at] = row;
      values[at] = value;
      at += 1;
    }
    starts[column + 1] = at;
  }
  return {
    columns: entries.length,
    rows: rowLower.length,
    cost: new Float64Array(entries.length),
    columnUpper: Float64Array.from(columnUpper),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts,
    indices,
    values,
  };
}

export interface LinearOutcome {
  flow: Float64Array | null;
  /** Of all plans, as far as proved. */
  pointsBound: number;
  floorBound: number;
  targetBound: number;
  /** All three ranks were solved to the end. */
  isComplete: boolean;
  problem: string | null;
}

/** Least that may be lacking, from the plan without its crossing limits. */
export interface LeastLacking {
  floor: number;
  target: number;
}

const tolerance = 1e-6;

/**
 * The plan with every limit. Points are maximised at once with no more lacking than the network alone must lack;
 * where that cannot be, or is too much to find out, the goals are settled one after the other.
 */
export function solveLinear(
  columns: Columns,
  prepared: Prepared,
  least: LeastLacking,
  solver: LinearSolver,
  guide: Float64Array,
): LinearOutcome {
  const solve = byColumns(columns.group, guide, solver);
  const draft = draftOf(columns, prepared);
  const base = modelOf(draft);
  const limits = { ...least };
  const outcome: LinearOutcome = {
    flow: null,
    pointsBound: Number.POSITIVE_INFINITY,
    floorBound: least.floor,
    targetBound: least.target,
    isComplete: false,
    problem: null,
  };
  const run = (costOf: (cost: Float64Array) => void): LinearAnswer => {
    const cost = new Float64Array(base.columns);
    costOf(cost);
    const rowUpper = base.rowUpper.slice();
    for (const rank of ['floor', 'target'] as const) rowUpper[draft.limitOf[rank]] = limits[rank];
    return solve({ ...base, cost, rowUpper });
  };
  const maximise = () => run((cost) => cost.set(columns.points.map((points) => -points)));
  const hasGoals = draft.lacking.floor.length + draft.lacking.target.length > 0;
  // With few of the columns in play nothing says that goals cannot be reached: they are settled first.
  let answer = hasGoals && !isSmall(base) ? null : maximise();
  if (!answer || (answer.state === 'infeasible' && hasGoals)) {
    limits.floor = Number.POSITIVE_INFINITY;
    limits.target = Number.POSITIVE_INFINITY;
    for (const rank of ['floor', 'target'] as const) {
      if (draft.lacking[rank].length === 0) continue;
      answer = run((cost) => {
        for (const variable of draft.lacking[rank]) cost[variable] = 1;
      });
      if (answer.state !== 'optimal') break;
      limits[rank] = Math.ceil(answer.bound - tolerance);
      outcome[rank === 'floor' ? 'floorBound' : 'targetBound'] = limits[rank];
    }
    if (answer && answer.state !== 'optimal')
      return { ...outcome, flow: flowOf(answer, columns, prepared), problem: answer.detail };
    answer = maximise();
  }
  const flow = flowOf(answer, columns, prepared);
  const isComplete = answer.state === 'optimal' && flow !== null;
  return {
    ...outcome,
    flow,
    isComplete,
    // With goals the bound holds only among plans that lack no more than was allowed here.
    pointsBound: hasGoals ? Number.POSITIVE_INFINITY : Math.floor(-answer.bound + tolerance),
    problem: isComplete ? null : answer.detail,
  };
}

/** The people of each column, in whole numbers and checked against every limit; null when they do not hold. */
function flowOf({ values }: LinearAnswer, columns: Columns, prepared: Prepared): Float64Array | null {
  if (!values) return null;
  const flow = values.subarray(0, columns.count).map((value) => Math.max(0, Math.round(value)));
  return isWithinLimits(columns, flow) && areFamiliesTogether(columns, prepared, flow) ? flow : null;
}
