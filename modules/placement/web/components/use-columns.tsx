import type { LedgerColumn } from '#ui/desk/index.ts';
import { formatDate, formatMoment } from '#ui/format.ts';
import { useLabel } from '#ui/hooks.ts';
import { PlacementTag } from './state-tag.tsx';
import type { PlacementRow } from './types.ts';
import { useReasonLabel } from './use-reason-label.ts';

export function useColumns(): LedgerColumn<PlacementRow>[] {
  const education = useLabel('education');
  const reason = useReasonLabel();
  return [
    { key: 'personName', title: '姓名' },
    { key: 'status', title: '状态', render: ({ status }) => <PlacementTag status={status} /> },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'education', title: '学历', render: (row) => education(row.education), hiddenByDefault: true },
    { key: 'phone', title: '电话' },
    { key: 'regionName', title: '来自' },
    { key: 'enterpriseName', title: '企业' },
    { key: 'postTitle', title: '岗位' },
    { key: 'enterpriseRegionName', title: '企业所在地', hiddenByDefault: true },
    { key: 'recommendedOn', title: '推荐日期' },
    {
      key: 'readAt',
      title: '用工方已看',
      render: ({ readAt }) => (readAt ? formatMoment(readAt) : '未看'),
      hiddenByDefault: true,
    },
    {
      key: 'interviewOn',
      title: '面试日期',
      render: (row) => formatDate(row.interviewOn),
      hiddenByDefault: true,
    },
    { key: 'onboardOn', title: '上岗日期', render: (row) => formatDate(row.onboardOn) },
    { key: 'leftOn', title: '离职日期', render: (row) => formatDate(row.leftOn), hiddenByDefault: true },
    { key: 'exitReason', title: '退出原因', render: (row) => reason(row.exitReason) },
  ];
}
