import { useParams } from 'react-router';
import { listPlacements } from '#modules/placement/contract/operations.ts';
import { Loading, LoadError, PageFrame, ProblemAlert, RegionPicker } from '#ui/desk/index.ts';
import { useLabel, usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { rankPeopleForPost } from '../../../contract/operations.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { Cost } from '../../components/cost.tsx';
import { LeftOut } from '../../components/left-out.tsx';
import { PeopleMap } from '../../components/map/people-map.tsx';
import { ListedPart } from '../../components/listed-part.tsx';
import { NearMissPeople } from '../../components/near-misses.tsx';
import { OutcomeFigures } from '../../components/outcome-figures.tsx';
import { PeopleTable } from '../../components/people-table.tsx';
import { PostFacts } from '../../components/post-facts.tsx';
import { RecommendResult } from '../../components/recommend-result.tsx';
import { readWeighting } from '../../components/weighting.ts';
import { useSending } from '../../components/use-sending.tsx';
import { WeightPanel } from '../../components/weight-panel.tsx';
import '../../components/choice-bar.css';

/** Those whom some office has recommended to this post already, with the word of their state. */
function useOnTheWay(postId: string): Map<string, string> {
  const maySee = usePermission('placement.view');
  const state = useLabel('placementState');
  const { data } = useRead(listPlacements, { postId, pageSize: 200 }, { enabled: maySee });
  const open = (data?.rows ?? []).filter(({ exitOn }) => exitOn === null);
  return new Map(
    open.map(({ personId, status, readAt }) => [
      personId,
      status === 'recommended' ? `${state(status)}，用工方${readAt ? '已看' : '未看'}` : state(status),
    ]),
  );
}

type Asked = {
  regionCode?: string;
  weights?: string;
  /** Set where those who miss by one limit are shown instead of those who fit. */
  near?: string;
};

export function Page() {
  const { id = '' } = useParams();
  const [{ regionCode, weights, near }, change] = useUrlState<Asked>(['regionCode', 'weights', 'near']);
  const weighting = readWeighting(weights);
  const asked = {
    postId: id,
    ...(regionCode ? { regionCode } : {}),
    ...(weighting ? { weights: weighting } : {}),
  };
  const { data, error, refetch } = useRead(rankPeopleForPost, asked, { keep: true });
  const onTheWay = useOnTheWay(id);
  const sending = useSending(id);
  const mayRecommend = usePermission('matching.recommend');
  const mayOpenAll = usePermission('matching.rankPosts');

  function narrow(code: string | undefined): void {
    sending.select([]);
    change({ regionCode: code });
  }
  return (
    <PageFrame
      title={data ? `${data.post.title}：合适的人员` : '合适的人员'}
      actions={mayRecommend && data && !near && sending.button}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <PostFacts post={data.post} />
          <OutcomeFigures postId={id} />
          <search className="filters">
            <div className="filter filter-region">
              <label htmlFor="people-within">人员住地</label>
              <RegionPicker
                id="people-within"
                value={regionCode ?? null}
                onChange={narrow}
                placeholder="我管辖的全部"
              />
            </div>
          </search>
          <Cost
            ranking={data}
            unit="人"
            all={mayOpenAll ? `/matching/people${regionCode ? `?regionCode=${regionCode}` : ''}` : undefined}
          />
          {near ? (
            <NearMissPeople postId={id} regionCode={regionCode} />
          ) : (
            <>
              <PeopleMap postId={id} onTown={narrow} />
              <WeightPanel
                weighting={data.weighting}
                asked={weights}
                onChange={(next) => change({ weights: next })}
              />
              <ProblemAlert problem={sending.problem} />
              <RecommendResult result={sending.result} />
              <ChoiceBar
                postId={id}
                people={data.people.filter((person) => sending.selected.includes(person.id))}
                onDone={() => sending.select([])}
              />
              <ListedPart listed={data.people.length} eligible={data.eligible} unit="人" />
              <PeopleTable
                people={data.people}
                onTheWay={onTheWay}
                selected={sending.selected}
                onSelect={sending.select}
              />
            </>
          )}
          {mayRecommend && <LeftOut postId={id} />}
        </>
      )}
    </PageFrame>
  );
}
