import { Alert } from 'antd';
import { Figure, FigureRow } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { proofLabels } from '../../contract/codes.ts';
import { peopleOf } from './drill.ts';
import type { SolvedRun } from './types.ts';

/** How good the plan is, and what proves it. */
export function ResultFigures({ run }: { run: SolvedRun }) {
  const { result } = run;
  const { proof, totals } = result;
  const unmet = result.demand - totals.placed;
  return (
    <>
      <FigureRow>
        <Figure
          label="安排输送"
          value={totals.placed}
          unit="人"
          to={peopleOf(run)}
          asOf={result.asOf}
          definition="这个结果里有去处的人，点开是名单"
        />
        <Figure
          label="可输送人员"
          value={result.available}
          unit="人"
          definition="输送区县里同意推荐、没有上岗、期限内可以出发、年满法定年龄的人"
        />
        <Figure
          label="岗位需求"
          value={result.demand}
          unit="人"
          to={`?run=${run.id}&posts=all#posts`}
          definition="接收区县期限内在招岗位的剩余人数，点开是各岗位"
        />
        <Figure label="还缺" value={unmet} unit="人" to={`?run=${run.id}#posts`} />
        <Figure
          label="距最优方案"
          value={proof.gap}
          unit="分"
          definition={`匹配得分 ${formatCount(totals.points)}，任何方案都不会超过 ${formatCount(proof.pointsBound)}。${proofLabels[proof.method]}，用时 ${formatCount(result.solveMs)} 毫秒`}
        />
      </FigureRow>
      <Alert
        className="problem-alert"
        type={proof.isOptimal ? 'success' : 'warning'}
        showIcon
        title={
          proof.isOptimal
            ? `已证明没有更好的方案（${proofLabels[proof.method]}）`
            : `与上限相差 ${formatCount(proof.gap)} 分，还没有证明是最好的方案`
        }
        description={
          proof.pairsLeftOut > 0 &&
          `相同条件的人只比较匹配度最高的岗位，有 ${formatCount(proof.pairsLeftOut)} 对较差的搭配没有列入。`
        }
      />
      {result.overridesLost > 0 && (
        <Alert
          className="problem-alert"
          type="warning"
          showIcon
          title={`有 ${formatCount(result.overridesLost)} 人的手工调整没有用上：人已上岗、撤回同意，或岗位已停招。`}
        />
      )}
    </>
  );
}
