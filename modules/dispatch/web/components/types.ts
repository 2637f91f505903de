import type { z } from 'zod';
import type { getBatch, listBatches, listMembers } from '../../contract/batch-operations.ts';
import type { Result } from '../../contract/fields.ts';
import type { getPlan, getRun } from '../../contract/operations.ts';
import type { listFilings } from '../../contract/return-operations.ts';

export type Plan = z.output<typeof getPlan.output>;
export type Run = z.output<typeof getRun.output>;
export type SolvedRun = Run & { result: Result };
export type Batch = z.output<typeof getBatch.output>;
export type BatchRow = z.output<typeof listBatches.output>['rows'][number];
export type Member = z.output<typeof listMembers.output>['rows'][number];
export type Filing = z.output<typeof listFilings.output>['rows'][number];
export type { Limits, Result } from '../../contract/fields.ts';
