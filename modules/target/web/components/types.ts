import type { z } from 'zod';
import type { summariseCompletion } from '../../contract/operations.ts';

export type Completion = z.output<typeof summariseCompletion.output>;
/** A line of the table: one region, or all of them. */
export type CompletionLine = Completion['total'] & {
  key: string;
  regionName: string;
  place: Record<string, string>;
};
