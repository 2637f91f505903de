import { z } from 'zod';
import { operation } from '#platform/contract/operation.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应写作 2018-03');
const input = z.object({ /** Without it, the last full month. */ month: month.optional() });

/** Counts below the limit, and those they could be reckoned from, are null. */
const counted = {
  available: z.int().nullable(),
  recommended: z.int().nullable(),
  hired: z.int().nullable(),
  /** Of a thousand; null where a part of it is not shown or nothing can be divided. */
  recommendedPermille: z.int().nullable(),
  hiredPermille: z.int().nullable(),
};

export const summariseFairness = operation({
  name: 'placement.summariseFairness',
  summary: '公平性月报',
  kind: 'read',
  permission: 'fairness.view',
  input,
  output: z.object({
    month: z.string(),
    /** Months that can be chosen, the last first. */
    months: z.array(z.string()),
    asOf: z.string(),
    regionName: z.string(),
    smallBelow: z.int(),
    attentionBelowPercent: z.int(),
    total: z.object(counted),
    dimensions: z.array(
      z.object({
        code: z.enum(['sex', 'age', 'group']),
        label: z.string(),
        parts: z.array(
          z.object({
            code: z.string(),
            label: z.string(),
            ...counted,
            /** A rate so far below everybody's that somebody should ask why. */
            isLow: z.boolean(),
          }),
        ),
      }),
    ),
  }),
});

export const exportFairness = operation({
  name: 'placement.exportFairness',
  summary: '导出公平性月报',
  kind: 'download',
  permission: 'fairness.view',
  input,
  output: z.unknown(),
});
