import { z } from 'zod';
import { idField, pageInput, pageOf } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { clauseIdField, jsonField } from './fields.ts';

export const listDecisions = operation({
  name: 'policy.listDecisions',
  summary: '存下的核定',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ ...pageInput, clauseId: clauseIdField.optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      clauseId: z.string(),
      versionNo: z.int(),
      subjectName: z.string(),
      asOf: z.string(),
      state: z.string(),
      fen: z.number().nullable(),
      keptOn: z.string(),
      keptByName: z.string(),
    }),
  ),
});

export const replayDecision = operation({
  name: 'policy.replayDecision',
  summary: '重算存下的核定',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ id: idField }),
  output: z.object({
    /** The verdict comes out the same, byte for byte. */
    isSame: z.boolean(),
    clauseId: z.string(),
    versionNo: z.int(),
    asOf: z.string(),
    stored: jsonField,
    now: jsonField,
  }),
});
