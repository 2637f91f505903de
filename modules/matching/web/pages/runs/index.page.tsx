import { type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { listRuns } from '../../../contract/run-operations.ts';
import { askedOf, type Run, RunTag } from '../../components/run-status.tsx';
import { StartRun } from '../../components/start-run.tsx';

const columns: LedgerColumn<Run>[] = [
  { key: 'askedAt', title: '开始时间', render: ({ askedAt }) => formatMoment(askedAt) },
  { key: 'asked', title: '匹配哪些岗位', render: askedOf },
  { key: 'status', title: '状态', render: ({ status }) => <RunTag status={status} /> },
  { key: 'posts', title: '岗位', align: 'right' },
  { key: 'postsFilled', title: '找到人选', align: 'right' },
  { key: 'proposed', title: '列为人选的人', align: 'right' },
];

export function Page() {
  return (
    <PageFrame>
      <StartRun />
      <LedgerTable
        contract={listRuns}
        columns={columns}
        rowLink={({ id }) => `/matching/runs/${id}`}
        emptyText="还没有整张清单匹配过。选好岗位后点“开始匹配”。"
      />
    </PageFrame>
  );
}
