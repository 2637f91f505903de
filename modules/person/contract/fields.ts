import { z } from 'zod';
import { dateField, fenField, optionalText, regionField, textField } from '#platform/contract/fields.ts';
import { workRanges } from './codes.ts';

const codeField = z.string().trim().min(1).max(40);
const optionalCode = codeField.nullish().transform((value) => value ?? null);
const optionalDate = dateField.nullish().transform((value) => value ?? null);
const words = (label: string, max: number) =>
  z.array(textField(label, 20)).max(max, `${label}最多填 ${max} 项`).default([]);

export const sexField = z.enum(['male', 'female']);
export const emailField = z
  .string()
  .trim()
  .max(100, '电子邮箱不能超过 100 个字')
  .nullish()
  .transform((value) => value || null)
  .refine(
    (value) => value === null || z.email().safeParse(value).success,
    '电子邮箱的写法不对，如 name@example.cn',
  );
export const idCardField = textField('身份证号', 40);

/** What is asked of a person beside card, birth and sex. */
export const personFacts = {
  name: textField('姓名', 40),
  phone: optionalText('联系电话', 40),
  email: emailField,
  regionCode: regionField,
  status: codeField,
  education: optionalCode,
  occupationsWanted: z.array(codeField).max(10, '求职意向最多填 10 项').default([]),
  skills: words('技能特长', 20),
  experience: z
    .array(
      z.object({
        occupationCode: codeField,
        months: z.int('月数应为整数').min(1, '月数应大于 0').max(720, '月数过大'),
      }),
    )
    .max(10, '工作经历最多填 10 项')
    .default([]),
  payExpectedFen: fenField.nullish().transform((value) => value ?? null),
  availableOn: optionalDate,
  workRange: z.enum(workRanges).default('city'),
  needsLodging: z.boolean().default(false),
  acceptsShift: z.boolean().default(true),
  groups: z.array(codeField).max(20).default([]),
  note: optionalText('备注', 200),
};

/** Which people: the list, the export and every figure that opens into rows share it. */
export const personFilter = {
  /** Part of the name, initials of its pinyin, a whole card number, or a phone number. */
  search: z.string().trim().max(40).optional(),
  regionCode: regionField.optional(),
  status: codeField.optional(),
  group: codeField.optional(),
  occupation: codeField.optional(),
  education: codeField.optional(),
  consent: z.enum(['given', 'missing']).optional(),
  /** Not contacted for longer than the place allows. */
  isStale: z.literal(true).optional(),
  /** Contacted on this day or later. */
  contactedFrom: dateField.optional(),
  /** Without a post. */
  isOpen: z.literal(true).optional(),
  sort: z.enum(['recordedOn', '-recordedOn', 'lastContactOn', '-lastContactOn']).default('-recordedOn'),
};

export const personRow = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  sex: sexField.nullable(),
  age: z.int(),
  idCardMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  status: z.string(),
  education: z.string().nullable(),
  /** Names of the occupations wanted. */
  wants: z.array(z.string()),
  skills: z.array(z.string()),
  groups: z.array(z.string()),
  payExpectedFen: z.int().nullable(),
  availableOn: z.string().nullable(),
  hasConsent: z.boolean(),
  lastContactOn: z.string(),
  isStale: z.boolean(),
  isPlaced: z.boolean(),
  recordedOn: z.string(),
});
