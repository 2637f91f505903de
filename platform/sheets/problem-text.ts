import type { CellProblem, SheetSpec } from './columns.ts';
import { maxCellLength } from './columns.ts';
import { fillIn } from './fill-in.ts';

const sentences: Record<string, string> = {
  required: '请填写{label}',
  tooLong: '{label}不能超过 {max} 个字，现在是 {length} 个',
  belowMin: '{label}不能小于 {min}',
  aboveMax: '{label}不能大于 {max}',
  unknownCode: '{label}“{value}”不在可选项中，请从下拉列表中选择',
  unknownCodeNearest: '{label}“{value}”不在可选项中，是否应为“{nearest}”？',
  notInteger: '{label}应填整数，例如 12',
  notMoney: '{label}应填以元为单位的数字，例如 4500 或 4500.50',
  moneyRange: '{label}只能填一个数，不能填区间',
  moneyRangeReversed: '{label}区间的前一个数大于后一个数',
  moneyPrecision: '{label}最多两位小数（精确到分）',
  notBoolean: '{label}应填“是”或“否”',
  invalidDate: '{label}不是有效日期，请写成 2018-03-01 的样子',
  ambiguousDate: '{label}分不清年、月、日，请写成 2018-03-01 的样子',
  invalidMonth: '{label}不是有效月份，请写成 2018-03 的样子',
  ambiguousMonth: '{label}分不清是 1 月还是 10 月，请把单元格设为文本，写成 2018-01 的样子',
  invalidPhone: '{label}应填一个 11 位手机号，或带区号的座机号，例如 0830-1234567',
  invalidIdCard: '{label}应为 18 位身份证号',
  idCardChecksum: '{label}最后一位校验不符，请核对号码',
  idCardBirthDate: '{label}里的出生日期不存在，请核对号码',
  idCard15: '{label}是 15 位旧号码，请填 18 位身份证号',
  digitsLost: '{label}被存成了数字，末尾几位已丢失；请把单元格设为文本后重新填写',
  formulaWithoutValue: '{label}是公式但没有计算结果，请在 Excel 中打开保存一次，或改填数值',
  errorValue: '{label}是错误值 {text}，请改正公式或改填数值',
  cellTooLong: '{label}的内容过长（超过 {max} 个字）',
  duplicateKey: '与第 {other} 行重复（{keys}相同）',
  mergedFilled: '{label}取自上方的合并单元格，请核对',
};

/** The Chinese sentence for a problem of a cell; the module's own codes come from `spec.problemTexts`. */
export function problemText(
  problem: Pick<CellProblem, 'column' | 'code' | 'params'>,
  spec: SheetSpec,
): string {
  const labelOf = (key: string): string => spec.columns.find((column) => column.key === key)?.label ?? key;
  const isNearest = problem.code === 'unknownCode' && problem.params?.nearest !== undefined;
  const sentence =
    spec.problemTexts?.[problem.code] ??
    sentences[isNearest ? 'unknownCodeNearest' : problem.code] ??
    '{label}有误，请核对';
  const keys = spec.keyColumns.map(labelOf).join('、');
  return fillIn(sentence, { label: labelOf(problem.column), keys, max: maxCellLength, ...problem.params });
}
