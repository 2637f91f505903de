import { expect, it } from 'vitest';
import { checkWorkflow } from '#engines/workflow/index.ts';
import { batchWorkflow, memberWorkflow } from './workflow.ts';

it('批次和人员的流程都走得通、走得完', () => {
  expect(checkWorkflow(batchWorkflow)).toEqual([]);
  expect(checkWorkflow(memberWorkflow)).toEqual([]);
});
