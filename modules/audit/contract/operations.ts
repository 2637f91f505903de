import { z } from 'zod';
import { dateField, emptyInput, longPageOf, pageInput } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

export const listEntries = operation({
  name: 'audit.listEntries',
  summary: '操作日志',
  kind: 'read',
  permission: 'audit.view',
  input: z.object({
    ...pageInput,
    operation: z.string().max(80).optional(),
    action: z.string().max(40).optional(),
    subject: z.string().max(40).optional(),
    subjectId: z.uuid().optional(),
    actor: z.string().trim().max(40).optional(),
    from: dateField.optional(),
    to: dateField.optional(),
  }),
  output: longPageOf(
    z.object({
      id: z.string(),
      at: z.string(),
      actor: z.string(),
      operation: z.string(),
      action: z.string(),
      subject: z.string(),
      subjectId: z.string().nullable(),
      detail: z.unknown(),
      position: z.int().nullable(),
    }),
  ),
});

export const checkChain = operation({
  name: 'audit.checkChain',
  summary: '核对日志链条',
  kind: 'read',
  permission: 'audit.view',
  input: emptyInput,
  output: z.object({
    sealed: z.int(),
    unsealed: z.int(),
    broken: z.object({ position: z.int(), reason: z.string() }).nullable(),
  }),
});
