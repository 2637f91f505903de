import { Link } from 'react-router';
import { formatCount } from '#ui/format.ts';

/** A number that opens its rows; nothing stands behind 0. */
export function CountLink({ count, to }: { count: number; to: string }) {
  return count > 0 ? <Link to={to}>{formatCount(count)}</Link> : <span className="soft">0</span>;
}
