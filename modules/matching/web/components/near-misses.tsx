import { Link } from 'react-router';
import type { z } from 'zod';
import { type FilterField, type LedgerColumn, LedgerTable } from '#ui/desk/index.ts';
import { useLabel, usePermission } from '#ui/hooks.ts';
import { inShort, limitLabels } from '../../contract/codes.ts';
import { nearMissCodes } from '../../contract/near-misses.ts';
import { listNearMissPeople, listNearMissPosts } from '../../contract/operations.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { payColumn } from './pay-column.ts';

type Person = z.output<typeof listNearMissPeople.output>['rows'][number];
type Post = z.output<typeof listNearMissPosts.output>['rows'][number];

const filters: FilterField[] = [
  {
    key: 'limit',
    label: '差哪一项',
    kind: 'select',
    options: nearMissCodes.map((value) => ({ value, label: limitLabels[value] })),
  },
];

/** What is lacking and, below it, what would close it: the same of a person and of a post. */
const gapColumns: LedgerColumn<Pick<Person, 'gaps' | 'score'>>[] = [
  {
    key: 'gaps',
    title: '差什么，怎样补上',
    width: 240,
    render: ({ gaps }) =>
      gaps.map(({ text, closing }) => (
        <div key={text}>
          <div className="soft">{text}</div>
          {closing}
        </div>
      )),
  },
  { key: 'score', title: '补上后的分数', align: 'right' },
];
const reasonColumn: LedgerColumn<Pick<Person, 'reasons'>> = {
  key: 'reasons',
  title: '主要理由',
  width: 240,
  render: ({ reasons }) => inShort(reasons),
};

interface NearMissPeopleProps {
  postId: string;
  /** Only people of this division. */
  regionCode: string | undefined;
}

/** Whom a single limit keeps from a post, whoever would fit best first. */
export function NearMissPeople({ postId, regionCode }: NearMissPeopleProps) {
  const education = useLabel('education');
  const mayOpen = usePermission('person.view');
  const mayChoose = usePermission('matching.recommend');
  const columns: LedgerColumn<Person>[] = [
    { key: 'name', title: '姓名' },
    ...gapColumns,
    { key: 'regionName', title: '住地' },
    { key: 'phone', title: '电话' },
    reasonColumn,
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'education', title: '学历', render: (row) => education(row.education) },
  ];
  const silent = new URLSearchParams({
    consent: 'missing',
    isOpen: '1',
    ...(regionCode ? { regionCode } : {}),
  });
  return (
    <section className="panel" aria-label="只差一项的人员">
      <h2>只差一项的人员</h2>
      <p className="soft">
        每人只触及一条硬条件，补上以后分数高的在前。先问本人或企业，谈好以后在本人资料里更改，就会转到合适的人员，才能推荐。没有同意推荐的人不在这里
        {mayOpen && (
          <>
            ，<Link to={`/person?${silent}`}>先征求同意</Link>
          </>
        )}
        。
      </p>
      <LedgerTable
        contract={listNearMissPeople}
        columns={columns}
        filters={filters}
        fixedInput={{ postId, ...(regionCode ? { regionCode } : {}) }}
        {...(mayOpen ? { rowLink: ({ id }: Person) => `/person/${id}` } : {})}
        {...(mayChoose
          ? {
              bulk: (rows: Person[], done: () => void) => (
                <ChoiceBar
                  postId={postId}
                  people={rows.map(({ id }) => ({ id, isPinned: false }))}
                  onDone={done}
                />
              ),
            }
          : {})}
        emptyText="没有只差一项的人。"
      />
    </section>
  );
}

const postColumns: LedgerColumn<Post>[] = [
  { key: 'title', title: '岗位' },
  { key: 'enterpriseName', title: '企业' },
  ...gapColumns,
  { key: 'regionName', title: '所在地' },
  payColumn,
  { key: 'remaining', title: '还缺', align: 'right' },
  reasonColumn,
];

/** From which posts a single limit keeps a person. */
export function NearMissPosts({ personId }: { personId: string }) {
  const mayOpen = usePermission('matching.rankPeople');
  return (
    <section className="panel" aria-label="只差一项的岗位">
      <h2>只差一项的岗位</h2>
      <p className="soft">每个岗位只有一条硬条件不符，补上以后分数高的在前。补上以前不能推荐。</p>
      <LedgerTable
        contract={listNearMissPosts}
        columns={postColumns}
        filters={filters}
        fixedInput={{ personId }}
        {...(mayOpen ? { rowLink: ({ id }: Post) => `/matching/posts/${id}` } : {})}
        emptyText="没有只差一项的岗位。"
      />
    </section>
  );
}
