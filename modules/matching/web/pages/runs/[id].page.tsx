import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import {
  type LedgerColumn,
  LedgerTable,
  Loading,
  LoadError,
  PageFrame,
  ProblemAlert,
} from '#ui/desk/index.ts';
import { formatCount, formatPayRange } from '#ui/format.ts';
import { usePermission, useRead, useWrite } from '#ui/hooks.ts';
import { getRun, listRunPosts, startRun } from '../../../contract/run-operations.ts';
import { RecommendResult } from '../../components/recommend-result.tsx';
import { askedOf, RunStatusPanel } from '../../components/run-status.tsx';
import { type RunPost, useRecommendLists } from '../../components/use-recommend-lists.ts';

const askAgainMs = 1000;
const namesShown = 8;

function names({ people }: RunPost): string {
  const shown = people.slice(0, namesShown).map(({ name }) => name);
  return people.length > namesShown
    ? `${shown.join('、')}等 ${formatCount(people.length)} 人`
    : shown.join('、') || '—';
}

const columns: LedgerColumn<RunPost>[] = [
  { key: 'title', title: '岗位', render: ({ title }) => title ?? '已不在招' },
  { key: 'enterpriseName', title: '企业' },
  { key: 'regionName', title: '所在地' },
  {
    key: 'pay',
    title: '月薪',
    align: 'right',
    render: (row) => formatPayRange(row.payMinFen, row.payMaxFen),
  },
  { key: 'remaining', title: '还缺', align: 'right' },
  { key: 'count', title: '人选', align: 'right', render: ({ people }) => formatCount(people.length) },
  { key: 'people', title: '合适的在前', render: names },
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
        fixedInput={{ runId }}
        rowLink={({ id }) => `/matching/posts/${id}`}
        emptyText="您管辖的人员中没有适合这些岗位的。"
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
      {data?.status === 'done' && <Posts runId={id} />}
      <p>
        <Link to="/matching/runs">历次整张清单匹配</Link>
      </p>
    </PageFrame>
  );
}
