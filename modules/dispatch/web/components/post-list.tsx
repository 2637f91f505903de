import { Segmented, Table } from 'antd';
import { formatCount } from '#ui/format.ts';
import { useUrlState } from '#ui/hooks.ts';
import { unmetLabels } from '../../contract/codes.ts';
import { CountLink } from './count-link.tsx';
import { peopleOf } from './drill.ts';
import { limitName } from './shortages.tsx';
import type { Result, SolvedRun } from './types.ts';

type Reason = Result['unmet'][number]['reasons'][number];
interface Row {
  id: string;
  name: string;
  demand: number;
  placed: number;
  unmet: number;
  reasons: Reason[];
}

const reasonText = ({ code, people, limit }: Reason, weeks: Result['weeks']): string => {
  const why = limit ? limitName(limit, weeks) : (unmetLabels[code as keyof typeof unmetLabels] ?? code);
  return people > 0 ? `${why}（${formatCount(people)} 人）` : why;
};

const shownReasons = 4;

/** Posts of a result with who was found for them, what stays open first. */
function rowsOf(result: Result): Row[] {
  const unmet = new Map(result.unmet.map((each) => [each.postId, each]));
  const placed = new Map<string, number>();
  for (const { postId, people } of result.lines) placed.set(postId, (placed.get(postId) ?? 0) + people);
  return result.posts
    .map(({ id, enterpriseName, title, demand }) => ({
      id,
      name: `${enterpriseName} · ${title}`,
      demand,
      placed: placed.get(id) ?? 0,
      unmet: unmet.get(id)?.unmet ?? 0,
      reasons: unmet.get(id)?.reasons ?? [],
    }))
    .toSorted((a, b) => b.unmet - a.unmet || b.demand - a.demand);
}

/** Posts with demand, people found and why they stay open. */
export function PostList({ run }: { run: SolvedRun }) {
  const [{ posts = 'open' }, change] = useUrlState<{ posts?: string }>(['posts']);
  const rows = rowsOf(run.result);
  const open = rows.filter(({ unmet }) => unmet > 0);
  const lacking = open.reduce((sum, { unmet }) => sum + unmet, 0);
  return (
    <section className="panel" id="posts" aria-label="岗位">
      <h2>
        {open.length > 0
          ? `${formatCount(open.length)} 个岗位还缺 ${formatCount(lacking)} 人`
          : '岗位全部招满'}
      </h2>
      <Segmented
        className="dispatch-weeks"
        value={posts}
        onChange={(next) => change({ posts: next === 'all' ? next : undefined })}
        options={[
          { value: 'open', label: `还缺人的 ${formatCount(open.length)} 个` },
          { value: 'all', label: `全部岗位 ${formatCount(rows.length)} 个` },
        ]}
      />
      <Table<Row>
        rowKey="id"
        size="small"
        dataSource={posts === 'all' ? rows : open}
        pagination={{ defaultPageSize: 8, hideOnSinglePage: true, size: 'small' }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '岗位', dataIndex: 'name' },
          { title: '需求（人）', align: 'right', render: (_, row) => formatCount(row.demand) },
          {
            title: '安排（人）',
            align: 'right',
            render: (_, row) => <CountLink count={row.placed} to={peopleOf(run, { postId: row.id })} />,
          },
          { title: '还缺（人）', align: 'right', render: (_, row) => formatCount(row.unmet) },
          {
            title: '原因（括号里是合适的人数）',
            render: (_, { reasons }) => (
              <ul className="dispatch-reasons">
                {reasons.slice(0, shownReasons).map((reason) => (
                  <li key={reasonText(reason, run.result.weeks)}>{reasonText(reason, run.result.weeks)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
