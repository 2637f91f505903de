import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { listPlacements, recommendPeople } from '#modules/placement/contract/operations.ts';
import { Loading, LoadError, PageFrame, ProblemAlert, RegionPicker } from '#ui/desk/index.ts';
import { useLabel, usePermission, useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { rankPeopleForPost } from '../../../contract/operations.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { Cost } from '../../components/cost.tsx';
import { LeftOut } from '../../components/left-out.tsx';
import { PeopleMap } from '../../components/map/people-map.tsx';
import { OutcomeFigures } from '../../components/outcome-figures.tsx';
import { PeopleTable } from '../../components/people-table.tsx';
import { PostFacts } from '../../components/post-facts.tsx';
import { RecommendResult } from '../../components/recommend-result.tsx';
import { readWeighting } from '../../components/weighting.ts';
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

export function Page() {
  const { id = '' } = useParams();
  const [{ regionCode, weights }, change] = useUrlState<{ regionCode?: string; weights?: string }>([
    'regionCode',
    'weights',
  ]);
  const weighting = readWeighting(weights);
  const asked = {
    postId: id,
    ...(regionCode ? { regionCode } : {}),
    ...(weighting ? { weights: weighting } : {}),
  };
  const { data, error, refetch } = useRead(rankPeopleForPost, asked, { keep: true });
  const onTheWay = useOnTheWay(id);
  const [selected, setSelected] = useState<string[]>([]);
  const [result, setResult] = useState<Parameters<typeof RecommendResult>[0]['result']>();
  const mayRecommend = usePermission('matching.recommend');
  const recommend = useWrite(recommendPeople, { refreshes: ['placement.', 'matching.'], onDone: setResult });

  async function send(): Promise<void> {
    setResult(undefined);
    if (await recommend.run({ postId: id, personIds: selected })) setSelected([]);
  }
  const button = (
    <Button
      type="primary"
      disabled={selected.length === 0}
      loading={recommend.isRunning}
      onClick={() => void send()}
    >
      推荐{selected.length > 0 ? ` ${selected.length} 人` : ''}
    </Button>
  );
  return (
    <PageFrame
      title={data ? `${data.post.title}：合适的人员` : '合适的人员'}
      actions={mayRecommend && data && button}
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
                onChange={(code) => {
                  setSelected([]);
                  change({ regionCode: code });
                }}
                placeholder="我管辖的全部"
              />
            </div>
          </search>
          <Cost ranking={data} unit="人" />
          <PeopleMap
            postId={id}
            onTown={(code) => {
              setSelected([]);
              change({ regionCode: code });
            }}
          />
          <WeightPanel
            weighting={data.weighting}
            asked={weights}
            onChange={(next) => change({ weights: next })}
          />
          <ProblemAlert problem={recommend.problem} />
          <RecommendResult result={result} />
          <ChoiceBar
            postId={id}
            people={data.people.filter((person) => selected.includes(person.id))}
            onDone={() => setSelected([])}
          />
          <PeopleTable people={data.people} onTheWay={onTheWay} selected={selected} onSelect={setSelected} />
          {mayRecommend && <LeftOut postId={id} />}
        </>
      )}
    </PageFrame>
  );
}
