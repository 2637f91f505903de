import { z } from 'zod';
import { cityCode, count, day, regionCode, slug, text } from './fields.ts';

/** demo.yaml: what the demonstration data of a place are made from. */

const demoSize = z.strictObject({
  enterprises: count,
  people: count,
  placements: count,
  /** Share of the people recommended whom an agency or a school introduced. */
  introduced: z.number().min(0).max(1),
});
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
  /** Invented values of standards that the documents leave open, so that sums can be shown. */
  standards: z
    .record(
      z.string(),
      z.array(z.strictObject({ from: day, value: z.union([z.number(), z.array(text)]) })).min(1),
    )
    .optional(),
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
