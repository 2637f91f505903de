import { Figure, FigureRow } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';

interface CostProps {
  ranking: {
    considered: number;
    eligible: number;
    excludedBy: { code: string; label: string; count: number }[];
  };
  /** What is counted: 人 or 个岗位. */
  unit: string;
}

/** What the limits cost: how many were looked at, how many fit, and whom each limit excludes. */
export function Cost({ ranking, unit }: CostProps) {
  const { considered, eligible, excludedBy } = ranking;
  return (
    <>
      <FigureRow>
        <Figure
          label="已比对"
          value={considered}
          unit={unit}
          definition="本人同意推荐、还没有上岗的管辖人员，或全市在招岗位"
        />
        <Figure label="符合条件" value={eligible} unit={unit} definition="没有触及任何一条硬条件" />
      </FigureRow>
      {excludedBy.length > 0 && (
        <p className="soft">
          不符合的按条件计（一{unit === '人' ? '人' : '个岗位'}可能触及多条）：
          {excludedBy.map(({ label, count }) => `${label} ${formatCount(count)}`).join('，')}。
        </p>
      )}
    </>
  );
}
