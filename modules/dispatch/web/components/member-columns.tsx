import { Link } from 'react-router';
import type { LedgerColumn } from '#ui/desk/index.ts';
import { useLabel } from '#ui/hooks.ts';
import { checkLabels, checks } from '../../contract/codes.ts';
import type { BatchState } from '../../contract/workflow.ts';
import { MemberTag } from './state-tags.tsx';
import type { Member } from './types.ts';

const signature = (who: string | null, on: string | null) => (who ? `${who} ${on}` : '—');

/** All four conditions, or what is missing. */
function Readiness({ ready }: Pick<Member, 'ready'>) {
  const lacking = checks.filter((check) => !ready.includes(check)).map((check) => checkLabels[check]);
  return lacking.length === 0 ? (
    <span className="tone-good">✓ 已备齐</span>
  ) : (
    <span className="tone-bad">✗ 缺{lacking.join('、')}</span>
  );
}

/** One person of a batch: ready, signed for on both sides, and how far since. */
function useMemberColumns(): LedgerColumn<Member>[] {
  const state = useLabel('placementState');
  return [
    { key: 'personName', title: '姓名' },
    { key: 'status', title: '状态', render: ({ status }) => <MemberTag status={status} /> },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'phone', title: '电话' },
    { key: 'regionName', title: '来自' },
    { key: 'postTitle', title: '岗位', render: (row) => `${row.enterpriseName} · ${row.postTitle}` },
    {
      key: 'ready',
      title: '出发准备',
      render: ({ ready, status }) => (status === 'preparing' ? <Readiness ready={ready} /> : '—'),
    },
    { key: 'senderName', title: '送出方签字', render: (row) => signature(row.senderName, row.sentOn) },
    {
      key: 'signedByName',
      title: '接收方签字',
      render: (row) => signature(row.signedByName, row.receivedOn),
    },
    { key: 'reason', title: '原因' },
    {
      key: 'elsewhere',
      title: '同时推荐',
      render: ({ elsewhere }) =>
        elsewhere.map(({ enterpriseName, status }) => `${enterpriseName}（${state(status)}）`).join('、') ||
        '—',
    },
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

const beforeDeparture = [
  'personName',
  'status',
  'age',
  'phone',
  'regionName',
  'postTitle',
  'ready',
  'elsewhere',
];
const afterDeparture = [
  ...['personName', 'status', 'reason', 'placementStatus', 'postTitle', 'phone', 'age', 'regionName'],
  ...['senderName', 'signedByName'],
];

/** People of one batch: what has to be ready before it leaves, afterwards what became of each. */
export function useBatchColumns(status: BatchState | undefined): LedgerColumn<Member>[] {
  const columns = useMemberColumns();
  const keys = status === 'gathering' ? [...beforeDeparture, 'reason'] : afterDeparture;
  return keys.flatMap((key) => columns.filter((column) => column.key === key));
}

/** The same where people of many batches stand together: how far each came stands beside the name. */
export function useFateColumns(): LedgerColumn<Member>[] {
  const columns = useMemberColumns();
  const pick = (...keys: string[]) => columns.filter(({ key }) => keys.includes(key));
  const first = ['personName', 'status', 'placementStatus'];
  return [
    ...pick('personName', 'status'),
    ...pick('placementStatus'),
    {
      key: 'batchNo',
      title: '批次',
      render: ({ batchId, batchNo, departOn }) =>
        batchNo ? <Link to={`/dispatch/batches/${batchId}`}>{`${batchNo}，${departOn} 出发`}</Link> : '—',
    },
    { key: 'receiverName', title: '接收' },
    ...columns.filter(({ key }) => !first.includes(key)),
  ];
}
