import { z } from 'zod';
import type { demoFileSchema } from './demo-schema.ts';
import {
  cityCode,
  code,
  count,
  day,
  hasOneOrigin,
  oneOrigin,
  origin,
  regionCode,
  setting,
  slug,
  text,
} from './fields.ts';
import type { settingsFileSchema } from './settings-schema.ts';
import {
  countingSteps,
  dictionaryNames,
  type DictionaryName,
  listColumns,
  type ListName,
  organisationKinds,
  regionLevels,
  roleScopes,
  targetIndicators,
} from './vocabulary.ts';

/** Shape of the files of a region pack and of the whole. `packs/README.md` says what each file is for and how a place inherits. */

/** Degrees in a cell of a table, within China; an empty cell is nobody's knowledge. */
const degrees = (least: number, most: number) =>
  z
    .string()
    .refine(
      (cell) =>
        cell === '' || (/^\d{1,3}(\.\d{1,8})?$/.test(cell) && Number(cell) >= least && Number(cell) <= most),
      `应是 ${least} 到 ${most} 之间的度数，不知道的留空`,
    )
    .transform((cell) => (cell === '' ? null : Number(cell)))
    .optional();

const divisionSchema = z.strictObject({
  code: regionCode,
  name: text,
  level: z.enum(regionLevels),
  parent: z.string(),
  /** Of the division's middle or seat; a table may leave the two columns out. */
  longitude: degrees(73, 136),
  latitude: degrees(3, 54),
});

export const packFileSchema = z.strictObject({
  id: slug,
  name: text,
  extends: slug,
  cityCode,
  rootRegion: regionCode,
  documentTitle: text,
  documentNo: text.optional(),
  levels: z.array(z.strictObject({ level: z.enum(regionLevels), label: text })).min(1),
  /** Divisions above the root, from the province down; `divisions.csv` starts at the root. */
  ancestors: z.array(z.strictObject({ code: regionCode, name: text, level: z.enum(regionLevels) })),
  campaign: z.strictObject({ name: text, from: setting(day), to: setting(day) }),
});

const organisation = z
  .strictObject({
    name: text,
    kind: z.enum(organisationKinds),
    region: regionCode,
    host: text.optional(),
    ...origin,
  })
  .refine(hasOneOrigin, oneOrigin);
const docking = z.strictObject({ to: slug, ...origin }).refine(hasOneOrigin, oneOrigin);

export const organisationsFileSchema = z.strictObject({
  organisations: z.record(slug, organisation),
  /** Who deals with whom (N03): the key reports to `to`. One line each, so nobody answers to two. */
  docking: z.record(slug, docking),
  sides: z.strictObject({ sending: setting(z.array(regionCode)), receiving: setting(z.array(regionCode)) }),
});

export const rolesFileSchema = z.record(
  z.string().regex(/^R\d{2}$/, '角色代码应为 R 加两位数字'),
  z.strictObject({
    name: text,
    scope: z.enum(roleScopes),
    personal: z.enum(['rows', 'none']),
    permissions: z.array(z.string().regex(/^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$/, '权限代码的写法不对')),
  }),
);

const term = z.strictObject({
  label: text,
  aliases: z.array(text).default([]),
  rank: z.int().min(0).optional(),
});
export const dictionariesFileSchema = z.strictObject(
  Object.fromEntries(dictionaryNames.map((name) => [name, z.record(code, term)])) as Record<
    DictionaryName,
    z.ZodRecord<typeof code, typeof term>
  >,
);

const listSchema = <N extends ListName>(name: N) =>
  z.strictObject({
    title: text,
    source: text.optional(),
    columns: z.array(
      z.strictObject({
        key: z.enum(listColumns[name].all as readonly (typeof listColumns)[N]['all'][number][]),
        label: text,
        aliases: z.array(text).default([]),
        required: z.boolean().default(false),
        hint: text.optional(),
      }),
    ),
  });
export const listsFileSchema = z.strictObject({
  demand: listSchema('demand'),
  person: listSchema('person'),
  headcount: listSchema('headcount'),
  insurance: listSchema('insurance'),
});

/** A regular expression in Unicode mode, as it stands in a file. */
const pattern = text.refine((source) => {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}, '不是正确的正则表达式');
const legalBasis = z.strictObject({ law: text, article: text, says: text });

/** Words that a vacancy must not carry, each kind with the articles that forbid it. */
export const limitsFileSchema = z.strictObject({
  illegal: z.record(
    code,
    z.strictObject({ label: text, basis: z.array(legalBasis).min(1), patterns: z.array(pattern).min(1) }),
  ),
  /** Taken out of a text before it is read: they look like a limit and are none. */
  harmless: z.array(pattern),
  /** What a law itself limits, for posts whose title has the word. */
  allowed: z.array(z.strictObject({ kind: code, post: text, pattern, basis: legalBasis })),
});

export const targetsFileSchema = z.strictObject({
  rounds: z.record(
    slug,
    z.strictObject({
      name: text,
      indicator: z.enum(targetIndicators),
      unit: text,
      from: day,
      to: day,
      countedAt: setting(z.enum(countingSteps)).optional(),
      total: count,
      /** Region code → share. Where given, the shares re-add to the total. */
      parts: z.record(regionCode, count).optional(),
      source: text,
    }),
  ),
});

export const csvSchemas = {
  divisions: divisionSchema,
  industries: z.strictObject({ code: z.string().regex(/^[A-T](\d{2})?$/, '行业代码的写法不对'), name: text }),
  occupations: z.strictObject({
    code: z.string().regex(/^\d(-\d{2}){0,3}$/, '职业代码的写法不对'),
    name: text,
    parent: z.string(),
  }),
  holidays: z.strictObject({
    date: day,
    kind: z.enum(['holiday', 'workday'], '只能是 holiday 或 workday'),
    name: text,
    source: text,
  }),
};

type Coded<T> = T & { code: string };
type Out<T extends z.ZodType> = z.output<T>;

export type Division = Out<typeof divisionSchema>;
export type Settings = Out<typeof settingsFileSchema>;
export type Organisation = Coded<Out<typeof organisation>>;
export type Docking = Out<typeof docking> & { from: string };
export type Sides = Out<typeof organisationsFileSchema>['sides'];
export type Role = Coded<Out<typeof rolesFileSchema>[string]>;
export type Term = Coded<Out<typeof term>>;
export type Dictionaries = Record<DictionaryName, Term[]>;
export type Lists = Out<typeof listsFileSchema>;
export type Limits = Out<typeof limitsFileSchema>;
export type TargetRound = Coded<Out<typeof targetsFileSchema>['rounds'][string]>;
export type DemoAccount = Out<typeof demoFileSchema>['accounts'][string] & { login: string };
export type Demo = Omit<Out<typeof demoFileSchema>, 'accounts'> & { accounts: DemoAccount[] };
export type Industry = Out<typeof csvSchemas.industries>;
export type Occupation = Out<typeof csvSchemas.occupations>;
export type Holiday = Out<typeof csvSchemas.holidays>;

/** A place, whole and checked: plain data that survives JSON. What a place inherits is already merged in. */
export type Pack = Omit<Out<typeof packFileSchema>, 'extends' | 'ancestors'> & {
  /** SHA-256 of the files it was read from, inherited ones included. */
  hash: string;
  /** The divisions above the root first, then the root and everything below it; parents before children. */
  divisions: Division[];
  settings: Settings;
  organisations: Organisation[];
  docking: Docking[];
  sides: Sides;
  roles: Role[];
  dictionaries: Dictionaries;
  lists: Lists;
  limits: Limits;
  rounds: TargetRound[];
  industries: Industry[];
  occupations: Occupation[];
  holidays: Holiday[];
  /** Absent where the place has no demonstration data. */
  demo?: Demo;
};

export type PackSummary = Pick<
  Pack,
  'id' | 'name' | 'cityCode' | 'rootRegion' | 'documentTitle' | 'documentNo'
>;
