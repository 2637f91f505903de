import { z } from 'zod';
import { dateField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

const counts = {
  /** Input to a campaign's choice of step (G21); all four always stand side by side. */
  sent: z.int(),
  accepted: z.int(),
  onboard: z.int(),
  retained: z.int(),
  /** Of those onboarded, in an enterprise of the same region (G08): counted once. */
  onboardWithin: z.int(),
  target: z.int(),
  /** People that count by the step in force. */
  counted: z.int(),
  /** Counted ÷ target in tenths of a percent; null without a target. */
  permille: z.int().nullable(),
  remainder: z.int(),
};

export const summariseCompletion = operation({
  name: 'target.summariseCompletion',
  summary: '招募任务完成情况',
  kind: 'read',
  permission: 'target.view',
  input: z.object({ year: z.int().min(2000).max(2100).optional(), asOf: dateField.optional() }),
  output: z.object({
    asOf: z.string(),
    year: z.int(),
    /** Years for which targets were set. */
    years: z.array(z.int()),
    /** The step that counts in this round. */
    countedStep: z.enum(['sent', 'accepted', 'onboard', 'retained']),
    rows: z.array(
      z.object({ regionCode: z.string(), regionName: z.string(), source: z.string(), ...counts }),
    ),
    /** All regions of the table together, each person once: one who moved from one to another is one person here. */
    total: z.object(counts),
  }),
});
