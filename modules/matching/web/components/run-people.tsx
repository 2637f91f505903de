import { Link } from 'react-router';
import type { z } from 'zod';
import { type LedgerColumn, LedgerTable } from '#ui/desk/index.ts';
import { useLabel, usePermission } from '#ui/hooks.ts';
import { listRunPeople } from '../../contract/run-operations.ts';

type Row = z.output<typeof listRunPeople.output>['rows'][number];

/** Everybody a run proposes, each once, with the posts. */
export function RunPeople({ runId }: { runId: string }) {
  const education = useLabel('education');
  const mayRankPosts = usePermission('matching.rankPosts');
  const columns: LedgerColumn<Row>[] = [
    { key: 'name', title: '姓名' },
    {
      key: 'posts',
      title: '列入的岗位',
      render: ({ posts }) =>
        posts.map(({ id, title }, at) => (
          <span key={id}>
            {at > 0 && '、'}
            {title === null ? '已不在招' : <Link to={`/matching/posts/${id}`}>{title}</Link>}
          </span>
        )),
    },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'education', title: '学历', render: (row) => education(row.education) },
    { key: 'regionName', title: '住地' },
    { key: 'phone', title: '电话' },
  ];
  return (
    <LedgerTable
      contract={listRunPeople}
      columns={columns}
      fixedInput={{ runId }}
      {...(mayRankPosts ? { rowLink: ({ id }: Row) => `/matching/people/${id}` } : {})}
      emptyText="没有列为人选的人。"
    />
  );
}
