import { z } from 'zod';

/** Field types that every contract shares; messages are what the user reads at the field. */
export const idField = z.uuid('编号格式不正确');
export const dateField = z.iso.date('日期格式应为 2018-03-01');
export const regionField = z.string().regex(/^\d{12}$/, '区划代码应为 12 位数字');
export const versionField = z.int().min(1);
/** Money in fen. */
export const fenField = z.int('金额应精确到分').positive('金额应大于 0').max(100_000_000_00, '金额过大');
export const textField = (label: string, max = 200) =>
  z.string().trim().min(1, `请填写${label}`).max(max, `${label}不能超过 ${max} 个字`);
export const optionalText = (label: string, max = 200) =>
  z
    .string()
    .trim()
    .max(max, `${label}不能超过 ${max} 个字`)
    .nullish()
    .transform((value) => value || null);

export const pageInput = {
  page: z.int().min(1).max(100_000).default(1),
  pageSize: z.int().min(1).max(200).default(20),
};
/** A page of rows with the total of the whole filter. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) });
/** Lists of a whole city are counted up to this many rows: to count all of them takes longer than to read the page. */
export const countLimit = 10_000;
/** A page of a list that may be longer than what was counted; `total` ends there. */
export const longPageOf = <T extends z.ZodType>(row: T) => pageOf(row).extend({ isLonger: z.boolean() });
/** What the signed-in user may do with the record next, named by the server. */
export const actionsField = z.array(
  z.object({ action: z.string(), label: z.string(), needs: z.array(z.string()) }),
);
export const emptyInput = z.object({});
export const okOutput = z.object({ ok: z.literal(true) });
/** The answer of operations that have nothing to tell. */
export const ok = { ok: true } as const;
