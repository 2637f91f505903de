import { Link } from 'react-router';
import type { LedgerColumn } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { useLabel } from '#ui/hooks.ts';
import { checkLabels, checks } from '../../contract/codes.ts';
import { MemberTag } from './state-tags.tsx';
import type { Member } from './types.ts';

const signature = (who: string | null, at: string | null) => (who ? `${who} ${formatMoment(at)}` : '—');

/** One person of a batch: ready, signed for on both sides, and how far since. */
export function useMemberColumns(): LedgerColumn<Member>[] {
  const state = useLabel('placementState');
  return [
    { key: 'personName', title: '姓名' },
    { key: 'status', title: '状态', render: ({ status }) => <MemberTag status={status} /> },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'phone', title: '电话' },
    { key: 'regionName', title: '来自' },
    { key: 'postTitle', title: '岗位', render: (row) => `${row.enterpriseName} · ${row.postTitle}` },
    ...checks.map((check) => ({
      key: check,
      title: checkLabels[check],
      render: ({ ready }: Member) =>
        ready.includes(check) ? (
          <span className="tone-good">✓ 是</span>
        ) : (
          <span className="tone-bad">✗ 否</span>
        ),
    })),
    { key: 'senderName', title: '送出方签字', render: (row) => signature(row.senderName, row.sentAt) },
    {
      key: 'signedByName',
      title: '接收方签字',
      render: (row) => signature(row.signedByName, row.receivedAt),
    },
    { key: 'reason', title: '原因' },
    {
      key: 'placementStatus',
      title: '后续',
      render: ({ placementId, placementStatus }) =>
        placementId && placementStatus ? (
          <Link to={`/placement/${placementId}`}>{state(placementStatus)}</Link>
        ) : (
          '—'
        ),
    },
  ];
}
