import type { Column, SheetSpec } from '#platform/sheets/columns.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';

type Key = ImportContext['pack']['lists']['insurance']['columns'][number]['key'];

const shapes: Record<Key, Omit<Column, 'key' | 'label'>> = {
  idCard: { type: 'idCard', width: 22 },
  name: { type: 'text', maxLength: 40 },
  enterpriseName: { type: 'text', maxLength: 100, width: 30 },
  uscc: { type: 'text', maxLength: 40, width: 22 },
  month: { type: 'month' },
  paidOn: { type: 'date' },
  isBackPaid: { type: 'boolean' },
};

export const insuranceProblems = {
  unknownPerson: '人力资源台账中没有这个身份证号，或不在您的管辖范围内',
  nameDiffers: '姓名与台账登记的不一致',
  outside: '人员和参保单位都不在您的管辖范围内',
  badUscc: '统一社会信用代码应为 18 位大写字母和数字',
  employerMissing: '企业名录中没有这个信用代码，请填写参保单位名称',
  monthAhead: '费款所属月不能晚于本月',
  paidAhead: '缴费日期不能晚于今天',
  changedLater: '导入后又有改动，不能撤销',
} as const;
export type InsuranceProblem = keyof typeof insuranceProblems;

/** The insurance office's monthly file in the columns of the place. */
export function insuranceSheet({ pack }: ImportContext): SheetSpec {
  const { title, columns } = pack.lists.insurance;
  return {
    title,
    columns: columns.map(({ key, label, aliases, required, hint }) => ({
      ...shapes[key],
      key,
      label,
      aliases,
      // An employer outside the ledger needs a name, one inside has it already: the row check asks for it.
      required: required && key !== 'enterpriseName',
      ...(hint ? { hint } : {}),
    })),
    keyColumns: ['idCard', 'uscc', 'month'],
    problemTexts: insuranceProblems,
  };
}
