import { z } from 'zod';
import { dateField, idField, longPageOf, pageInput, pageOf, regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { reservoirStates, returnFigures } from './codes.ts';
import { memberRow } from './fields.ts';

/** Both days count; without them from the first of this month to today. */
const period = { from: dateField.optional(), to: dateField.optional() };

export const returnCounts = {
  /** Put into a batch. */
  organised: z.int(),
  sent: z.int(),
  /** Of those sent in the period, to posts of the same county. */
  within: z.int(),
  accepted: z.int(),
  onboard: z.int(),
  /** Whose stay for the target was confirmed and came due in the period. */
  retained: z.int(),
};

export const summariseReturn = operation({
  name: 'dispatch.summariseReturn',
  summary: '组织输送报表',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object(period),
  output: z.object({
    from: z.string(),
    to: z.string(),
    /** Months after which a stay counts for the target. */
    retainedMonths: z.int(),
    rows: z.array(
      z.object({
        regionCode: z.string(),
        regionName: z.string(),
        ...returnCounts,
        /** Of the year, with what counts toward it by now in whatever way. */
        target: z.int(),
        counted: z.int(),
      }),
    ),
    /** Everybody once in each column. */
    total: z.object({ ...returnCounts, target: z.int(), counted: z.int() }),
  }),
});

const returnFilter = { ...period, figure: z.enum(returnFigures), regionCode: regionField.optional() };

export const listReturn = operation({
  name: 'dispatch.listReturn',
  summary: '组织输送报表明细',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({ ...pageInput, ...returnFilter }),
  /** One row a person: the latest hand-over that the figure counts. */
  output: pageOf(memberRow),
});

export const exportReturn = operation({
  name: 'dispatch.exportReturn',
  summary: '导出组织输送报表',
  kind: 'download',
  permission: 'dispatch.report',
  input: z.object(period),
  output: z.unknown(),
});

const stock = {
  ready: z.int(),
  soon: z.int(),
  later: z.int(),
  reserved: z.int(),
  expired: z.int(),
};

export const summariseReservoir = operation({
  name: 'dispatch.summariseReservoir',
  summary: '用工蓄水池',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({ regionCode: regionField.optional() }),
  output: z.object({
    asOf: z.string(),
    /** Last day of the demand that is looked ahead for. */
    horizonOn: z.string(),
    /** Everybody once. */
    total: z.object({ ...stock, demand: z.int() }),
    /** By kind of work; whoever wants several stands in each of them. */
    kinds: z.array(
      z.object({
        /** null: any work. */
        code: z.string().nullable(),
        name: z.string(),
        ...stock,
        demand: z.int(),
        /** What ready, soon and reserved people leave open of the demand. */
        lack: z.int(),
      }),
    ),
    regions: z.array(z.object({ regionCode: z.string(), regionName: z.string(), ...stock })),
  }),
});

export const listReservoir = operation({
  name: 'dispatch.listReservoir',
  summary: '蓄水池人员名单',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({
    ...pageInput,
    regionCode: regionField.optional(),
    state: z.enum(reservoirStates).optional(),
    /** Code of a kind of work, or `any` for those without a wish. */
    kind: z.string().max(12).optional(),
  }),
  output: longPageOf(
    z.object({
      /** The person. */
      id: idField,
      personName: z.string(),
      phone: z.string().nullable(),
      age: z.int().nullable(),
      regionName: z.string(),
      wants: z.array(z.string()),
      skills: z.array(z.string()),
      state: z.enum(reservoirStates),
      /** null: at once. */
      readyOn: z.string().nullable(),
      /** Enterprise and post of the batch the person is being prepared for. */
      reservedFor: z.string().nullable(),
      /** Until this day what is known of the person counts as fresh. */
      validTo: z.string(),
    }),
  ),
});

export const listReservoirDemand = operation({
  name: 'dispatch.listReservoirDemand',
  summary: '蓄水池对应的近期需求',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({ ...pageInput, kind: z.string().max(12).optional() }),
  output: pageOf(
    z.object({
      id: idField,
      title: z.string(),
      enterpriseName: z.string(),
      regionName: z.string(),
      neededOn: z.string(),
      remaining: z.int(),
      /** On the way to the post or taken up by the enterprise. */
      underWay: z.int(),
      open: z.int(),
    }),
  ).extend({
    /** Of all rows of the filter. */
    people: z.int(),
  }),
});
