import type { EnterpriseRecord } from '#modules/enterprise/server/index.ts';
import type { CellValue } from '#platform/sheets/index.ts';
import { withPayRange } from '../post-fields.ts';

type Values = Record<string, CellValue | null>;

const text = (values: Values, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
};
const number = (values: Values, key: string): number | null => {
  const value = values[key];
  return typeof value === 'number' ? value : null;
};
const flag = (values: Values, key: string): boolean | null => {
  const value = values[key];
  return typeof value === 'boolean' ? value : null;
};

export function enterpriseOf(values: Values): EnterpriseRecord {
  return {
    name: text(values, 'enterpriseName') ?? '',
    uscc: text(values, 'uscc')?.toUpperCase() ?? null,
    industryCode: text(values, 'industry'),
    nature: text(values, 'nature'),
    size: text(values, 'size'),
    contactName: text(values, 'contactName'),
    contactPhone: text(values, 'contactPhone'),
  };
}

/** The columns of a post that a row names; null where the list says nothing. */
export function postOf(values: Values) {
  const shift = text(values, 'shift');
  return withPayRange({
    title: text(values, 'postTitle') ?? '',
    occupationCode: text(values, 'occupation'),
    headcount: number(values, 'headcount'),
    skills: text(values, 'skills'),
    educationMin: text(values, 'educationMin'),
    payMinFen: number(values, 'payMin'),
    payMaxFen: number(values, 'payMax'),
    isShift: shift === null ? null : shift === 'rotating',
    hasLodging: flag(values, 'hasLodging'),
    neededOn: text(values, 'neededOn'),
    reason: text(values, 'reason'),
    hiringPlan: text(values, 'hiringPlan'),
  });
}
export type PostRecord = ReturnType<typeof postOf>;

/** Column of the list by column of the table. */
export const listColumnOf: Record<keyof PostRecord, string> = {
  title: 'postTitle',
  occupationCode: 'occupation',
  headcount: 'headcount',
  skills: 'skills',
  educationMin: 'educationMin',
  payMinFen: 'payMin',
  payMaxFen: 'payMax',
  isShift: 'shift',
  hasLodging: 'hasLodging',
  neededOn: 'neededOn',
  reason: 'reason',
  hiringPlan: 'hiringPlan',
};

/** What makes two rows the same post. */
export const keyOfPost = (
  enterpriseId: string,
  post: { title: string; occupationCode: string | null; neededOn: string | null },
): string => JSON.stringify([enterpriseId, post.title, post.occupationCode, post.neededOn]);
