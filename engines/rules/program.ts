/** A clause ready to run, and the arrays it runs over. Made by compile.ts; frames are made by frame.ts. */
import type { Slot } from './context.ts';
import type { Clause, ParameterDefinition } from './model.ts';
import type { Criterion } from './pieces.ts';
import type { Steps } from './runtime.ts';
import type { Trace } from './trace.ts';

/** Columns of some applications: what generated code runs over. */
export interface Frame {
  rows: number;
  columns: Float64Array[];
  offsets: Int32Array[];
  known: Uint8Array[];
  /** Room for one state per thing of the longest list. */
  things: number;
}
export type ParameterValue = number | ReadonlySet<number> | Steps | [number, number][] | undefined;

/** 0 refused, 1 unknown, 2 entitled, 3 entitled with a standard that is not configured (G10). */
export interface Results {
  state: Uint8Array;
  /** Fen; NaN where no sum exists. */
  amount: Float64Array;
  /** Index of the outcome, −1 where the clause has none that holds. */
  outcome: Int16Array;
}

export type Run = (
  frame: Frame,
  parameters: ParameterValue[],
  results: Results,
  things: Uint8Array,
  trace?: Trace,
) => void;

export interface Program {
  clause: Clause;
  slots: Slot[];
  parameters: ParameterDefinition[];
  criteria: Criterion[];
  /** What each payment of the clause pays, in words. */
  payments: string[];
  readings: string[];
  /** Over many applications: states and sums alone. */
  run: Run;
  /** Over one application, with everything it finds told to a trace. */
  explain: Run;
}
