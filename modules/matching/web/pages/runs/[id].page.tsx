import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import {
  type FilterField,
  type LedgerColumn,
  LedgerTable,
  Loading,
  LoadError,
  PageFrame,
  ProblemAlert,
} from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { usePermission, useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { getRun, listRunPosts, startRun } from '../../../contract/run-operations.ts';
import { RunPeople } from '../../components/run-people.tsx';
import { RecommendResult } from '../../components/recommend-result.tsx';
import { askedOf, RunStatusPanel } from '../../components/run-status.tsx';
import { type RunPost, useRecommendLists } from '../../components/use-recommend-lists.ts';
import { payColumn } from '../../components/pay-column.ts';

const askAgainMs = 1000;
const namesShown = 8;

function names({ people, whyNone }: RunPost): string {
  if (whyNone) return whyNone.text;
  const shown = people.slice(0, namesShown).map(({ name }) => name);
  return people.length > namesShown
    ? `${shown.join('、')}等 ${formatCount(people.length)} 人`
    : shown.join('、') || '—';
}

const columns: LedgerColumn<RunPost>[] = [
  { key: 'title', title: '岗位', render: ({ title }) => title ?? '已不在招' },
  { key: 'enterpriseName', title: '企业' },
  { key: 'regionName', title: '所在地' },
  payColumn,
  { key: 'remaining', title: '还缺', align: 'right' },
  { key: 'count', title: '人选', align: 'right', render: ({ people }) => formatCount(people.length) },
  { key: 'people', title: '人选，合适的在前；没有的写明原因', width: 420, render: names },
];
const filters: FilterField[] = [
  {
    key: 'found',
    label: '人选',
    kind: 'select',
    options: [
      { value: 'some', label: '找到人选' },
      { value: 'none', label: '没有人选' },
    ],
  },
];

/** The posts with their people; chosen posts are recommended at once. */
function Posts({ runId }: { runId: string }) {
  const mayRecommend = usePermission('matching.recommend');
  const { run, isRunning, result, problem } = useRecommendLists();
  return (
    <>
      <ProblemAlert problem={problem} />
      <RecommendResult result={result} />
      <LedgerTable
        contract={listRunPosts}
        columns={columns}
        filters={filters}
        fixedInput={{ runId }}
        rowLink={({ id }) => `/matching/posts/${id}`}
        emptyText="这次匹配没有存下岗位，请重新匹配。"
        {...(mayRecommend
          ? {
              bulk: (rows: RunPost[], done: () => void) => (
                <Button type="primary" loading={isRunning} onClick={() => void run(rows).then(done)}>
                  推荐这些岗位的人选（
                  {formatCount(rows.reduce((sum, { people }) => sum + people.length, 0))} 人次）
                </Button>
              ),
            }
          : {})}
      />
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const [{ people }] = useUrlState<{ people?: string }>(['people']);
  const navigate = useNavigate();
  const { data, error, refetch } = useRead(getRun, { runId: id });
  const start = useWrite(startRun, { refreshes: ['matching.'] });
  const isUnderWay = data?.status === 'waiting' || data?.status === 'running';
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void refetch(), askAgainMs);
    return () => clearInterval(timer);
  }, [isUnderWay, refetch]);

  async function again(): Promise<void> {
    if (!data) return;
    const { search, regionCode, perPerson, perPlace } = data;
    const started = await start.run({ search, regionCode, perPerson, perPlace });
    if (started) void navigate(`/matching/runs/${started.runId}`);
  }
  const repeat = data && !isUnderWay && (
    <Button loading={start.isRunning} onClick={() => void again()}>
      重新匹配
    </Button>
  );
  return (
    <PageFrame {...(data ? { question: askedOf(data) } : {})} actions={repeat}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      <ProblemAlert problem={start.problem} />
      {data && <RunStatusPanel run={data} />}
      {data?.status === 'done' && (people ? <RunPeople runId={id} /> : <Posts runId={id} />)}
      <p>
        <Link to="/matching/runs">历次整张清单匹配</Link>
      </p>
    </PageFrame>
  );
}
