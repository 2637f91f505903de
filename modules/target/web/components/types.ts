import type { z } from 'zod';
import type { summariseCompletion } from '../../contract/operations.ts';

export type Completion = z.output<typeof summariseCompletion.output>;
export type CompletionRow = Completion['rows'][number] | Completion['total'];
