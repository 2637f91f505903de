import { useMe } from '#ui/hooks.ts';
import type { PlacementRow } from './types.ts';
import { useReasonLabel } from './use-reason-label.ts';

/** What a person who is on the way to several posts, and the enterprises, should know of one another; or why it ended. */
export function Elsewhere({ placement }: { placement: PlacementRow }) {
  const isSelf = useMe().scope.kind === 'self';
  const reason = useReasonLabel();
  const { otherWays, exitOn, exitReason } = placement;
  if (exitOn)
    return (
      <p>
        {exitOn} 结束，原因：{reason(exitReason)}
      </p>
    );
  if (otherWays === 0) return null;
  return (
    <p className="soft">
      {isSelf
        ? `同时还在办理另外 ${otherWays} 个岗位。各家分别答复；您在一家上岗以后，其余的自动结束。`
        : `本人同时还在办理另外 ${otherWays} 个岗位，先确认上岗的为准；在别处上岗后这一条自动结束，用工方请尽快答复。`}
    </p>
  );
}
