import { useState } from 'react';
import { useParams } from 'react-router';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { FactList, Loading, LoadError, PageFrame, ProblemAlert } from '#ui/desk/index.ts';
import { useLabel, usePermission, useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { rankPostsForPerson } from '../../../contract/operations.ts';
import { Compare } from '../../components/compare.tsx';
import { Cost } from '../../components/cost.tsx';
import { ListedPart } from '../../components/listed-part.tsx';
import { NearMissPosts } from '../../components/near-misses.tsx';
import { PostsTable } from '../../components/posts-table.tsx';
import { RecommendResult } from '../../components/recommend-result.tsx';
import type { PostRanking } from '../../components/types.ts';
import { useOnTheWay } from '../../components/use-on-the-way.ts';

function PersonFacts({ person }: { person: PostRanking['person'] }) {
  const education = useLabel('education');
  return (
    <FactList
      items={[
        { label: '年龄', value: `${person.age} 周岁` },
        { label: '住地', value: person.regionName },
        { label: '电话', value: person.phone },
        { label: '学历', value: education(person.education) },
        { label: '求职意向', value: person.wishes.join('、') || '不限' },
        { label: '技能', value: person.skills.join('、') },
      ]}
    />
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(rankPostsForPerson, { personId: id });
  const [{ near }] = useUrlState<{ near?: string }>(['near']);
  const mayOpenAll = usePermission('matching.rankPeople');
  const onTheWay = useOnTheWay(id);
  const [compared, setCompared] = useState<string[]>([]);
  const [result, setResult] = useState<Parameters<typeof RecommendResult>[0]['result']>();
  const recommend = useWrite(recommendPeople, { refreshes: ['placement.', 'matching.'], onDone: setResult });
  const title = data ? `${data.person.name}：合适的岗位` : '合适的岗位';

  async function send(postId: string): Promise<void> {
    setResult(undefined);
    await recommend.run({ postId, personIds: [id] });
  }
  return (
    <PageFrame title={title}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <PersonFacts person={data.person} />
          <Cost ranking={data} unit="个岗位" all={mayOpenAll ? '/matching/posts' : undefined} />
          {near ? (
            <NearMissPosts personId={id} />
          ) : (
            <>
              <ProblemAlert problem={recommend.problem} />
              <RecommendResult result={result} />
              <Compare posts={data.posts.filter((post) => compared.includes(post.id))} />
              <ListedPart listed={data.posts.length} eligible={data.eligible} unit="个岗位" />
              <PostsTable
                posts={data.posts}
                onTheWay={onTheWay}
                compared={compared}
                onCompare={setCompared}
                onRecommend={send}
                isRunning={recommend.isRunning}
              />
            </>
          )}
        </>
      )}
    </PageFrame>
  );
}
