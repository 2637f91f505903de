import { Link } from 'react-router';
import type { z } from 'zod';
import { formatCount } from '#ui/format.ts';
import type { listStale } from '../../../contract/operations.ts';
import './village-start.css';

/** Where the day begins: my village, how many to revisit, how many are without a post. */
export function VillageStart({ start }: { start: z.output<(typeof listStale)['output']> }) {
  return (
    <section className="phone-card" aria-label="本地情况">
      {start.regionName && <strong>{start.regionName}</strong>}
      <div className="village-figures">
        <Link to="/m/person?show=stale">
          <strong>{formatCount(start.total)}</strong>
          <span>人待回访</span>
        </Link>
        <Link to="/m/person?show=open">
          <strong>{formatCount(start.open)}</strong>
          <span>人未上岗</span>
        </Link>
        <Link to="/m/person?show=all">
          <strong>{formatCount(start.people)}</strong>
          <span>人已登记</span>
        </Link>
      </div>
      <p className="soft">超过 {start.staleAfterDays} 天没有联系的，请回访。</p>
    </section>
  );
}
