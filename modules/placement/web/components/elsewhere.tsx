import { useMe, useLabel } from '#ui/hooks.ts';
import { ownReasonLabels } from '../../contract/codes.ts';
import type { PlacementRow } from './types.ts';

/** The words of why a way to a post ended. */
export function useExitReason(): (code: string | null) => string {
  const label = useLabel('exitReason');
  return (code) => (code ? (ownReasonLabels[code] ?? label(code)) : '');
}

/** What a person who is on the way to several posts, and the enterprises, should know of one another; or why it ended. */
export function Elsewhere({ placement }: { placement: PlacementRow }) {
  const isSelf = useMe().scope.kind === 'self';
  const reason = useExitReason();
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
        : `本人同时还在办理另外 ${otherWays} 个岗位，先确认上岗的为准；在别处上岗后这一条自动结束，请尽快答复。`}
    </p>
  );
}
