import { PhoneFrame, PhoneList, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useLabel, useMe, useRead } from '#ui/hooks.ts';
import { listPlacements } from '../../../contract/operations.ts';
import type { PlacementRow } from '../../components/types.ts';
import { useReasonLabel } from '../../components/use-reason-label.ts';

const shownAtMost = 50;

/** To whom a person was recommended; whoever keeps people in a village sees theirs, by name. */
export function Page() {
  const isSelf = useMe().scope.kind === 'self';
  const state = useLabel('placementState');
  const reason = useReasonLabel();
  const { data, error, refetch } = useRead(listPlacements, { pageSize: shownAtMost });
  const open = (data?.rows ?? []).filter(({ otherWays }) => otherWays > 0).length;
  const detail = ({ enterpriseName, recommendedOn, exitReason }: PlacementRow) =>
    [enterpriseName, `${recommendedOn} 推荐`, exitReason && reason(exitReason)].filter(Boolean).join('，');
  return (
    <PhoneFrame title={isSelf ? '我的推荐' : '推荐进展'}>
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {isSelf && open > 1 && (
        <p className="soft">正同时办理 {open} 个岗位。各家分别答复；您在一家上岗以后，其余的自动结束。</p>
      )}
      {data && (
        <PhoneList
          rows={data.rows}
          rowKey={({ id }) => id}
          title={({ postTitle, personName }) => (isSelf ? postTitle : `${personName}：${postTitle}`)}
          detail={detail}
          side={({ status }) => state(status)}
          to={({ id }) => `/m/placement/${id}`}
          emptyText="还没有推荐给企业。"
        />
      )}
    </PhoneFrame>
  );
}
