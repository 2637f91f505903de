import { z } from 'zod';
import { dateField, idField, pageInput, pageOf, regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { gapFigureNames } from './codes.ts';

/**
 * Where one stands in the tree. `noPark`: the enterprises of the region outside any park; `isExact`: those entered
 * for the region itself and for none below it.
 */
const node = {
  regionCode: regionField.optional(),
  parkId: idField.optional(),
  noPark: z.literal(true).optional(),
  isExact: z.literal(true).optional(),
};

const figures = z.object({
  signed: z.int(),
  docked: z.int(),
  notReporting: z.int(),
  totalDemand: z.int(),
  inYear: z.int(),
  employed: z.int(),
  gap: z.int(),
  overfilled: z.int(),
  netDifference: z.int(),
  next45: z.int(),
});

const place = z.object({
  kind: z.enum(['region', 'exactRegion', 'park', 'noPark', 'enterprise']),
  name: z.string(),
  regionCode: z.string().nullable(),
  parkId: z.string().nullable(),
});

export const summariseDemand = operation({
  name: 'demand.summariseDemand',
  summary: '用工需求汇总',
  kind: 'read',
  permission: 'demand.view',
  /** As of a past day: what was known on that day. */
  input: z.object({ asOf: dateField.optional(), ...node }),
  output: z.object({
    asOf: z.string(),
    horizonDays: z.int(),
    /** From the top of the asker's scope down to the place shown. */
    path: z.array(place),
    rows: z.array(place.extend({ enterpriseId: z.string().nullable(), figures })),
    total: figures,
  }),
});

export const listGapRows = operation({
  name: 'demand.listGapRows',
  summary: '汇总数的明细',
  kind: 'read',
  permission: 'demand.view',
  input: z.object({
    ...pageInput,
    figure: z.enum(gapFigureNames),
    asOf: dateField.optional(),
    ...node,
    enterpriseId: idField.optional(),
  }),
  /** The sum over all pages equals the figure of the roll-up. */
  output: pageOf(
    z.object({
      id: z.string(),
      enterpriseId: z.string(),
      enterpriseName: z.string(),
      regionName: z.string(),
      parkName: z.string().nullable(),
      /** What this row adds to the figure. */
      value: z.int(),
      /** Declared and counted as of the day, where the row is an enterprise. */
      need: z
        .object({ totalDemand: z.int(), inYear: z.int(), employed: z.int(), effectiveOn: z.string() })
        .nullable(),
      /** Where the row is a post. */
      post: z
        .object({
          id: z.string(),
          title: z.string(),
          headcount: z.int(),
          filled: z.int(),
          neededOn: z.string(),
        })
        .nullable(),
      signedOn: z.string().nullable(),
      dockedOn: z.string().nullable(),
    }),
  ).extend({ sum: z.int(), asOf: z.string() }),
});
