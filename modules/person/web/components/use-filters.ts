import type { FilterField } from '#ui/desk/index.ts';
import { usePermission, useRead } from '#ui/hooks.ts';
import { summariseWords } from '../../contract/summary-operations.ts';

const consents = [
  { value: 'given', label: '已同意' },
  { value: 'missing', label: '未同意' },
];

const before: FilterField[] = [
  { key: 'search', label: '姓名、证件号或电话', kind: 'text' },
  { key: 'regionCode', label: '地区', kind: 'region' },
  { key: 'status', label: '就业状态', kind: 'select', codes: 'supplyStatus' },
  { key: 'group', label: '人员类别', kind: 'select', codes: 'group' },
];
const after: FilterField[] = [
  { key: 'education', label: '学历', kind: 'select', codes: 'education' },
  { key: 'consent', label: '同意推荐', kind: 'select', options: consents },
  { key: 'contactedFrom', label: '联系日期不早于', kind: 'date' },
  { key: 'isOpen', label: '未上岗', kind: 'flag' },
  { key: 'isStale', label: '待回访', kind: 'flag' },
];

/** The filters of the ledger; occupations to choose from are those that people here want. */
export function useFilters(): FilterField[] {
  const maySummarise = usePermission('supply.summary');
  const { data } = useRead(summariseWords, { kind: 'occupation' }, { enabled: maySummarise, keep: true });
  const options =
    data?.rows.map(({ code, label, people }) => ({ value: code, label: `${label}（${people}）` })) ?? [];
  return [
    ...before,
    ...(maySummarise ? [{ key: 'occupation', label: '求职意向', kind: 'select' as const, options }] : []),
    ...after,
  ];
}
