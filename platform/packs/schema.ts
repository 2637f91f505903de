import { z } from 'zod';
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

/** Shape of every file of a region pack. `packs/README.md` says what each file is for and how a place inherits. */

const text = z.string().trim().min(1, '不能为空');
const day = z.iso.date('不是有效日期，应写作 2018-03-01');
const days = z.int().min(1).max(3660);
const regionCode = z.string('区划代码要加引号，写成 12 位数字').regex(/^\d{12}$/, '区划代码应为 12 位数字');
const cityCode = z.string('城市代码要加引号，写成 6 位数字').regex(/^\d{6}$/, '城市代码应为 6 位数字');
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '只能用小写英文字母、数字和短横线');
const code = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '代码只能用英文字母和数字，首字母小写');
const count = z.int().min(0);

/** A fact of the place names the clause it comes from, or says that the documents do not state it. */
const origin = { source: text.optional(), stated: z.literal(false).optional(), note: text.optional() };
const hasOneOrigin = (fact: { source?: string | undefined; stated?: false | undefined }): boolean =>
  (fact.source === undefined) === (fact.stated === false);
const oneOrigin = '要么写明出处 source，要么写 stated: false（文件没有规定），二者只能有一个';

const setting = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, ...origin }).refine(hasOneOrigin, oneOrigin);

const divisionSchema = z.strictObject({
  code: regionCode,
  name: text,
  level: z.enum(regionLevels),
  parent: z.string(),
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

const returnCycle = z.discriminatedUnion('cycle', [
  /** 1 Monday … 7 Sunday. */
  z.strictObject({ cycle: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
  /** Due on this day of the first month after the quarter. */
  z.strictObject({ cycle: z.literal('quarterly'), dueDay: z.int().min(1).max(28) }),
]);

const points = z.int().min(0).max(1000);
/** Most points of each part of a match; the matching engine checks that the best pair has exactly 1000. */
const matchingWeights = z.strictObject({
  wishSame: points,
  wishNear: points,
  wishAny: points,
  experienceSame: points,
  experienceNear: points,
  paySure: points,
  payPossible: points,
  near: z.strictObject({ village: points, town: points, county: points, city: points, far: points }),
  available: points,
  skills: points,
  priorityGroup: points,
  fresh: points,
});

const risingMonths = z
  .array(z.int().min(1).max(60))
  .min(1)
  .refine(
    (months) => months.every((month, at) => at === 0 || month > (months[at - 1] ?? 0)),
    '月数应从小到大、不重复',
  );

export const settingsFileSchema = z.strictObject({
  headcountReturn: setting(returnCycle),
  demandHorizonDays: setting(days),
  staleAfterDays: setting(days),
  retentionMilestones: setting(risingMonths),
  /** What proves that somebody stayed: whether insurance must show it, and whether months paid later count. */
  retentionReading: setting(z.strictObject({ requireInsurance: z.boolean(), countBackPaid: z.boolean() })),
  matching: z.strictObject({
    seekingStatuses: setting(z.array(code).min(1)),
    workingAge: setting(z.int().min(14).max(60)),
    maxWaitDays: setting(z.int().min(0).max(366)),
    dailyRange: setting(z.enum(['village', 'town', 'county', 'city'])),
    occupationGroupLength: setting(z.int().min(1).max(10)),
    experienceFullMonths: setting(z.int().min(1).max(600)),
    priorityGroups: setting(z.array(code)),
    weights: setting(matchingWeights),
    rankedAtMost: setting(z.int().min(1).max(1000)),
    openRecommendationsAtMost: setting(z.int().min(1).max(50)),
  }),
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

const demoSize = z.strictObject({ enterprises: count, people: count, placements: count });
const words = z.array(text).min(1);

export const demoFileSchema = z.strictObject({
  seed: z.int(),
  businessDate: day,
  sizes: z.strictObject({ small: demoSize, county: demoSize, city: demoSize }),
  /** Figures the document prints; the generated ledger reproduces them exactly. */
  figures: z
    .strictObject({
      planned: count,
      signed: count,
      docked: count,
      totalDemand: count,
      inYearExpected: count,
      employed: count,
      gap: count,
      source: text,
    })
    .optional(),
  identity: z.strictObject({
    /** First six digits of invented identity numbers and credit codes: of no division, so the number belongs to nobody. */
    areaCode: cityCode,
    /** First three digits of invented mobile numbers: a range given to no operator. */
    phonePrefix: z.string().regex(/^1\d{2}$/, '手机号段应为 3 位数字'),
  }),
  names: z.strictObject({
    companyPlaces: words,
    companyWords: words,
    companyTrades: words,
    companyForms: words,
    surnames: words,
    givenCharacters: words,
  }),
  posts: z
    .array(
      z
        .strictObject({
          title: text,
          occupation: text,
          industry: text,
          skills: text,
          payMinYuan: z.int().min(1),
          payMaxYuan: z.int().min(1),
        })
        .refine((post) => post.payMinYuan <= post.payMaxYuan, '最低工资不能高于最高工资'),
    )
    .min(1),
  accounts: z.record(
    z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '登录名的写法不对'),
    z.strictObject({
      name: text,
      role: text,
      region: regionCode.optional(),
      organisation: slug.optional(),
      enterprise: count.optional(),
      enterprises: z.array(count).optional(),
      person: count.optional(),
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
export type ListColumn = Lists[ListName]['columns'][number];
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
