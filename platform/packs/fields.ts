import { z } from 'zod';

/** Kinds of value that the files of a pack share. */

export const text = z.string().trim().min(1, '不能为空');
export const day = z.iso.date('不是有效日期，应写作 2018-03-01');
export const days = z.int().min(1).max(3660);
export const regionCode = z
  .string('区划代码要加引号，写成 12 位数字')
  .regex(/^\d{12}$/, '区划代码应为 12 位数字');
export const cityCode = z.string('城市代码要加引号，写成 6 位数字').regex(/^\d{6}$/, '城市代码应为 6 位数字');
export const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '只能用小写英文字母、数字和短横线');
export const code = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '代码只能用英文字母和数字，首字母小写');
export const count = z.int().min(0);

/** A fact of the place names the clause it comes from, or says that the documents do not state it. */
export const origin = { source: text.optional(), stated: z.literal(false).optional(), note: text.optional() };
export const hasOneOrigin = (fact: { source?: string | undefined; stated?: false | undefined }): boolean =>
  (fact.source === undefined) === (fact.stated === false);
export const oneOrigin = '要么写明出处 source，要么写 stated: false（文件没有规定），二者只能有一个';

export const setting = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, ...origin }).refine(hasOneOrigin, oneOrigin);
