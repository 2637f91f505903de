import { z } from 'zod';
import { regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

const figures = {
  people: z.int(),
  /** Without a post. */
  open: z.int(),
  /** Open and to be revisited; open and contacted since the quarter began (M37). */
  stale: z.int(),
  contacted: z.int(),
  consented: z.int(),
  byStatus: z.record(z.string(), z.int()),
};

export const summariseSupply = operation({
  name: 'person.summariseSupply',
  summary: '各地人力资源汇总',
  kind: 'read',
  permission: 'supply.summary',
  /** Default: the asker's own region. */
  input: z.object({ regionCode: regionField.optional() }),
  output: z.object({
    asOf: z.string(),
    staleAfterDays: z.int(),
    contactedFrom: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    /** The way up to the asker's own region, nearest last. */
    above: z.array(z.object({ regionCode: z.string(), regionName: z.string() })),
    total: z.object(figures),
    /** The divisions below, and where people are registered at the region itself, the region: they add up to the total. */
    rows: z.array(
      z.object({ regionCode: z.string(), regionName: z.string(), hasChildren: z.boolean(), ...figures }),
    ),
  }),
});

export const summariseWords = operation({
  name: 'person.summariseWords',
  summary: '按人员类别或求职意向汇总',
  kind: 'read',
  permission: 'supply.summary',
  input: z.object({ kind: z.enum(['group', 'occupation']), regionCode: regionField.optional() }),
  output: z.object({
    rows: z.array(z.object({ code: z.string(), label: z.string(), people: z.int(), open: z.int() })),
  }),
});
