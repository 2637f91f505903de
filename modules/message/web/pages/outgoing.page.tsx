import { Alert } from 'antd';
import type { z } from 'zod';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame, StateTag } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { pushStateLabels } from '../../contract/codes.ts';
import { listOutgoing } from '../../contract/operations.ts';

type Outgoing = z.output<typeof listOutgoing.output>;
type Row = Outgoing['rows'][number];
type Limits = Outgoing['limits'];

const tones = { waiting: 'plain', sending: 'plain', sent: 'good', unknown: 'bad', withheld: 'warn' } as const;

function stateText({ pushState, dueAt, pushedAt, reasonLabel, isStandIn }: Row): string {
  if (pushState === 'withheld') return reasonLabel ?? '';
  if (pushState === 'waiting') return `${formatMoment(dueAt)} 起发`;
  if (pushState === 'sending') return '已交给通道，等回执';
  if (pushState === 'unknown') return '交给通道后没有回执，可能已发出，不再重发';
  return `${formatMoment(pushedAt)}${isStandIn ? '（未接短信通道，没有外发）' : ''}`;
}

const columns: LedgerColumn<Row>[] = [
  { key: 'recordedAt', title: '生成时间', render: (row) => formatMoment(row.recordedAt) },
  { key: 'personName', title: '收件人' },
  { key: 'address', title: '电话或邮箱', render: ({ address }) => address ?? '—' },
  { key: 'regionName', title: '住地', hiddenByDefault: true },
  { key: 'channelLabel', title: '通道' },
  { key: 'title', title: '内容', width: 360 },
  {
    key: 'pushState',
    title: '情况',
    // What the stand-in took never left the server.
    render: ({ pushState, isStandIn }) =>
      isStandIn ? (
        <StateTag tone="plain">只作登记</StateTag>
      ) : (
        <StateTag tone={tones[pushState]}>{pushStateLabels[pushState]}</StateTag>
      ),
  },
  { key: 'why', title: '时间或原因', render: stateText },
  { key: 'readAt', title: '本人已看', render: ({ readAt }) => (readAt ? formatMoment(readAt) : '未看') },
];
const filters: FilterField[] = [
  {
    key: 'pushState',
    label: '情况',
    kind: 'select',
    options: Object.entries(pushStateLabels).map(([value, label]) => ({ value, label })),
  },
];

function limitsText({ weeklyAtMost, quietFrom, quietTo }: Limits): string {
  const until = quietFrom > quietTo ? `次日 ${quietTo}` : quietTo;
  return `同一人一周内最多 ${weeklyAtMost} 次，${quietFrom} 至 ${until} 不发；没有同意或撤回同意的不发。没有发的，本人登录后仍能看到。`;
}

export function Page() {
  const { data } = useRead(listOutgoing, { pageSize: 1 });
  return (
    <PageFrame>
      {data && <Alert type="info" showIcon className="problem-alert" title={limitsText(data.limits)} />}
      <LedgerTable
        contract={listOutgoing}
        columns={columns}
        filters={filters}
        rowLink={({ personId }) => `/person/${personId}`}
        emptyText="还没有外发消息。"
      />
    </PageFrame>
  );
}
