import { type Outcome, outcomeLabels, outcomes } from '#modules/placement/contract/codes.ts';
import { summariseRecommendations } from '#modules/placement/contract/operations.ts';
import { Figure, FigureRow } from '#ui/desk/index.ts';
import { usePermission, useRead } from '#ui/hooks.ts';

const definitions: Partial<Record<Outcome, string>> = {
  read: '用工方打开过，或已经答复',
  answered: '通知面试或答复不录用',
  refusedByEnterprise: '不录用、体检未过；这些人不再列入这个岗位的名单',
  refusedByPerson: '本人放弃、未到岗；这些人不再列入这个岗位的名单。因已在他处上岗而结束的不算',
};

/** What became of the recommendations to this post so far. */
export function OutcomeFigures({ postId }: { postId: string }) {
  const maySee = usePermission('placement.view');
  const { data } = useRead(summariseRecommendations, { postId }, { enabled: maySee });
  if (!data || data.sent === 0) return null;
  const rows = `/placement?postId=${postId}`;
  return (
    <FigureRow>
      <Figure label="已推荐" value={data.sent} unit="人次" to={rows} />
      {outcomes.map((outcome) => (
        <Figure
          key={outcome}
          label={outcomeLabels[outcome]}
          value={data[outcome]}
          unit="人次"
          to={`${rows}&outcome=${outcome}`}
          {...(definitions[outcome] ? { definition: definitions[outcome] } : {})}
        />
      ))}
    </FigureRow>
  );
}
