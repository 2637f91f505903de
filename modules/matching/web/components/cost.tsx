import { Link, useSearchParams } from 'react-router';
import { Figure, FigureRow } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import './cost.css';

interface CostProps {
  ranking: {
    considered: number;
    eligible: number;
    excludedBy: { code: string; label: string; count: number; only: number | null }[];
  };
  /** What is counted: 人 or 个岗位. */
  unit: string;
  /** Where all that were looked at stand; left out for those who may not open it. */
  all?: string | undefined;
}

/** The page's own address with its list of near misses, of one limit where one is given; without `near` the fitting ones. */
function useOwnLink() {
  const [params] = useSearchParams();
  return (near?: { limit?: string }): string => {
    const next = new URLSearchParams(params);
    for (const key of ['near', 'limit', 'page', 'pageSize']) next.delete(key);
    if (near) next.set('near', '1');
    if (near?.limit) next.set('limit', near.limit);
    return `?${next}`;
  };
}

/** What the limits cost: how many were looked at, how many fit, whom each limit keeps away, and whom it alone. */
export function Cost({ ranking, unit, all }: CostProps) {
  const { considered, eligible, excludedBy } = ranking;
  const link = useOwnLink();
  const near = excludedBy.reduce((sum, { only }) => sum + (only ?? 0), 0);
  return (
    <>
      <FigureRow>
        <Figure
          label="已比对"
          value={considered}
          unit={unit}
          definition="本人同意推荐、还没有上岗的管辖人员，或全市在招岗位"
          {...(all ? { to: all } : {})}
        />
        <Figure
          label="符合条件"
          value={eligible}
          unit={unit}
          definition="没有触及任何一条硬条件"
          to={link()}
        />
        <Figure
          label="只差一项"
          value={near}
          unit={unit}
          definition="只触及一条硬条件，而且这一条可以商量、培训或更正；法定年龄不在其中"
          to={link({})}
        />
      </FigureRow>
      {excludedBy.length > 0 && (
        <>
          <p className="soft cost-title">
            不符合的按条件计（一{unit === '人' ? '人' : '个岗位'}可能触及多条）
          </p>
          <ul className="cost">
            {excludedBy.map(({ code, label, count, only }) => (
              <li key={code}>
                {label} {formatCount(count)}
                {only !== null && only > 0 && (
                  <>
                    ，
                    <Link
                      to={link({ limit: code })}
                      aria-label={`${label}：只差这一项 ${formatCount(only)} ${unit}，查看明细`}
                    >
                      只差这一项 {formatCount(only)}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
