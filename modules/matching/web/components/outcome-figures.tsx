import { summariseRecommendations } from '#modules/placement/contract/operations.ts';
import { Figure, FigureRow } from '#ui/desk/index.ts';
import { usePermission, useRead } from '#ui/hooks.ts';

/** What became of the recommendations to this post so far. */
export function OutcomeFigures({ postId }: { postId: string }) {
  const maySee = usePermission('placement.view');
  const { data } = useRead(summariseRecommendations, { postId }, { enabled: maySee });
  if (!data || data.sent === 0) return null;
  return (
    <FigureRow>
      <Figure label="已推荐" value={data.sent} unit="人次" to={`/placement?postId=${postId}`} />
      <Figure label="用工方已看" value={data.read} unit="人次" definition="用工方打开过，或已经答复" />
      <Figure label="已答复" value={data.answered} unit="人次" definition="通知面试或答复不录用" />
      <Figure
        label="用工方未录用"
        value={data.refusedByEnterprise}
        unit="人次"
        definition="不录用、体检未过；这些人不再列入这个岗位的名单"
      />
      <Figure
        label="本人未去"
        value={data.refusedByPerson}
        unit="人次"
        definition="本人放弃、未到岗；这些人不再列入这个岗位的名单。因已在他处上岗而结束的不算"
      />
      <Figure label="已上岗" value={data.onboarded} unit="人次" />
    </FigureRow>
  );
}
