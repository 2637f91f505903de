import { z } from 'zod';
import { idField, okOutput, optionalText, pageInput, pageOf } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { choices, exclusionReasons } from './choices.ts';

export const chooseMatches = operation({
  name: 'matching.chooseMatches',
  summary: '置顶或排除人选',
  kind: 'write',
  permission: 'matching.recommend',
  input: z
    .object({
      postId: idField,
      personIds: z.array(idField).min(1, '请先选择人员').max(200),
      /** `none` takes an earlier choice back: the person is listed again. */
      choice: z.enum(['pinned', 'excluded', 'none']),
      reason: z.enum(exclusionReasons, '请选择排除原因').nullish(),
      note: optionalText('说明', 200),
    })
    .refine(({ choice, reason }) => choice !== 'excluded' || reason, {
      path: ['reason'],
      error: '请选择排除原因',
    }),
  output: okOutput,
});

export const listChoices = operation({
  name: 'matching.listChoices',
  summary: '置顶和排除的人选',
  kind: 'read',
  permission: 'matching.recommend',
  input: z.object({
    ...pageInput,
    postId: idField.optional(),
    personId: idField.optional(),
    choice: z.enum(choices).optional(),
  }),
  output: pageOf(
    z.object({
      id: z.string(),
      postId: z.string(),
      postTitle: z.string(),
      personId: z.string(),
      personName: z.string(),
      choice: z.enum(choices),
      reasonLabel: z.string().nullable(),
      note: z.string().nullable(),
      chosenByName: z.string(),
      recordedOn: z.string(),
    }),
  ),
});
