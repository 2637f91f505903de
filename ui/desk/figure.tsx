import { Popover } from 'antd';
import { Link } from 'react-router';
import { formatCount } from '../format.ts';

interface FigureProps {
  label: string;
  /** null: not known (shown as —, never as 0). A string is shown as it is, e.g. a rate. */
  value: number | string | null | undefined;
  unit: string;
  /** Where its rows are; their count equals the figure. */
  to?: string;
  /** Formula and source. */
  definition?: string;
  asOf?: string;
  /** Difference from an earlier period. */
  change?: { value: number; since: string };
}

function changeText({ value, since }: NonNullable<FigureProps['change']>): string {
  if (value === 0) return `较${since}持平`;
  return `较${since}${value > 0 ? '▲' : '▼'}${formatCount(Math.abs(value))}`;
}

/** A number with what it counts; it opens the rows it was counted from. */
export function Figure({ label, value, unit, to, definition, asOf, change }: FigureProps) {
  const shown = typeof value === 'string' ? value : formatCount(value);
  const number = (
    <>
      <span className="figure-number">{shown}</span> <span className="figure-unit">{unit}</span>
    </>
  );
  return (
    <section className="figure" aria-label={label}>
      <div className="figure-label">
        {label}
        {definition && (
          <Popover
            content={<div className="figure-definition">{definition}</div>}
            trigger={['hover', 'click']}
          >
            <button type="button" className="figure-help" aria-label={`${label}的口径`}>
              ?
            </button>
          </Popover>
        )}
      </div>
      {to ? (
        <Link className="figure-link" to={to} aria-label={`${label} ${shown} ${unit}，查看明细`}>
          {number}
        </Link>
      ) : (
        <div>{number}</div>
      )}
      {(asOf || change) && (
        <div className="figure-foot">
          {asOf && <span>截至 {asOf}</span>}
          {change && <span>{changeText(change)}</span>}
        </div>
      )}
    </section>
  );
}

/** Figures side by side. */
export function FigureRow({ children }: { children: React.ReactNode }) {
  return <div className="figure-row">{children}</div>;
}
