import { z } from 'zod';
import { dateField, emptyInput, okOutput, regionField } from '#platform/contract/fields.ts';
import { operation, signedIn } from '#platform/contract/operation.ts';

const regionOutput = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  hasChildren: z.boolean(),
});

export const listRegions = operation({
  name: 'region.listRegions',
  summary: '下级区划',
  kind: 'read',
  permission: signedIn,
  /** Without a parent: the city itself. */
  input: z.object({ parent: regionField.optional() }),
  output: z.object({ regions: z.array(regionOutput) }),
});

export const findRegions = operation({
  name: 'region.findRegions',
  summary: '按代码取区划全称',
  kind: 'read',
  permission: signedIn,
  input: z.object({ codes: z.array(regionField).max(200) }),
  /** `path`: names from the county down, e.g. 泸县 · 得胜镇 · 某村. */
  output: z.object({
    regions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), path: z.string() })),
  }),
});

export const getDictionary = operation({
  name: 'region.getDictionary',
  summary: '字典与各级名称',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  output: z.object({
    dictionaries: z.record(
      z.string(),
      z.array(z.object({ code: z.string(), label: z.string(), rank: z.int().optional() })),
    ),
    levels: z.array(z.object({ level: z.string(), label: z.string() })),
    campaign: z.object({ name: z.string(), from: z.string(), to: z.string() }),
  }),
});

export const searchOccupations = operation({
  name: 'region.searchOccupations',
  summary: '查找职业',
  kind: 'read',
  permission: signedIn,
  input: z.object({
    query: z.string().trim().max(40).optional(),
    codes: z.array(z.string().max(20)).max(200).optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

export const listIndustries = operation({
  name: 'region.listIndustries',
  summary: '行业分类',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

export const listOrganisations = operation({
  name: 'region.listOrganisations',
  summary: '机构与对接关系',
  kind: 'read',
  permission: signedIn,
  input: z.object({ kind: z.string().max(20).optional() }),
  output: z.object({
    organisations: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        kind: z.string(),
        name: z.string(),
        regionCode: z.string(),
        regionName: z.string(),
        docksWith: z.string().nullable(),
        sends: z.boolean(),
        receives: z.boolean(),
      }),
    ),
  }),
});

export const showSettings = operation({
  name: 'region.showSettings',
  summary: '地区包参数与出处',
  kind: 'read',
  permission: 'region.view',
  input: emptyInput,
  output: z.object({
    pack: z.object({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      documentTitle: z.string(),
      documentNo: z.string().nullable(),
      loadedAt: z.string(),
    }),
    settings: z.array(
      z.object({
        key: z.string(),
        value: z.unknown(),
        source: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
});

export const setDemoDate = operation({
  name: 'region.setDemoDate',
  summary: '调整演示日期',
  kind: 'write',
  permission: 'demoClock.set',
  input: z.object({ businessOn: dateField }),
  output: okOutput,
});
