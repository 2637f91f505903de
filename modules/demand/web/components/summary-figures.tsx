import { Link } from 'react-router';
import type { z } from 'zod';
import { Figure, FigureRow } from '#ui/desk/index.ts';
import { formatCount, formatPercent } from '#ui/format.ts';
import { type GapFigure, gapFigures } from '../../contract/codes.ts';
import type { summariseDemand } from '../../contract/operations.ts';
import { addressOf, type PlaceQuery } from './place-query.ts';

type Summary = z.output<(typeof summariseDemand)['output']>;

const shownFigures: GapFigure[] = ['totalDemand', 'inYear', 'employed', 'gap', 'next45', 'signed', 'docked'];

/** The figures of the place as a whole; each opens the rows it is the sum of. */
export function SummaryFigures({
  summary,
  before,
  place,
}: {
  summary: Summary;
  before: Summary | undefined;
  place: PlaceQuery;
}) {
  const { total, asOf, horizonDays } = summary;
  return (
    <>
      <FigureRow>
        {shownFigures.map((figure) => {
          const { label, unit, definition } = gapFigures[figure];
          return (
            <Figure
              key={figure}
              label={figure === 'next45' ? `未来 ${horizonDays} 日用工需求` : label}
              value={total[figure]}
              unit={unit}
              to={addressOf('/demand/rows', { figure, ...place })}
              definition={definition}
              asOf={asOf}
              {...(before ? { change: { value: total[figure] - before.total[figure], since: '上周' } } : {})}
            />
          );
        })}
      </FigureRow>
      <p className="soft">
        用工缺口 {formatCount(total.gap)} 人＝年内用工预计 {formatCount(total.inYear)} 人－已用工{' '}
        {formatCount(total.employed)} 人＋超员 {formatCount(total.overfilled)}{' '}
        人（一家超员不抵另一家缺工）。对接率 {formatPercent(total.docked, total.signed)}，已对接还没有申报的{' '}
        <Link to={addressOf('/demand/rows', { figure: 'notReporting', ...place })}>
          {formatCount(total.notReporting)}&nbsp;家
        </Link>
        。
      </p>
    </>
  );
}
