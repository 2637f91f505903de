import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '#ui/hooks.ts';
import type { PairExplanation } from '../types.ts';
import { Why } from './why.tsx';
import {
  dayText,
  distanceText,
  insuranceText,
  lodgingText,
  mealsText,
  payText,
  shiftText,
} from './post-words.ts';
import './phone-match.css';

interface Line {
  label: string;
  show: (pair: PairExplanation, today: string) => ReactNode;
}
const lines: Line[] = [
  { label: '企业', show: ({ post }) => post.enterpriseName },
  { label: '月薪', show: ({ post }) => payText(post) },
  { label: '离家', show: distanceText },
  { label: '班次', show: ({ post }) => shiftText(post) },
  { label: '住宿', show: ({ post }) => lodgingText(post) },
  { label: '伙食', show: ({ post }) => mealsText(post) },
  { label: '社会保险', show: ({ post }) => insuranceText(post) },
  { label: '到岗时间', show: ({ post }, today) => dayText(post.neededOn, today) },
  {
    label: '合不合适',
    show: (pair) => (pair.isEligible ? <Why fit={pair} /> : pair.limits.map(({ text }) => text).join('；')),
  },
];

/** Two to four posts, line by line, on the width of a phone. */
export function SideBySide({ personId, pairs }: { personId: string; pairs: PairExplanation[] }) {
  const { today } = useMe();
  return (
    <table className="side-by-side">
      <caption className="visually-hidden">岗位对比</caption>
      <thead>
        <tr>
          {pairs.map(({ post }) => (
            <th key={post.id} scope="col">
              <Link to={`/m/matching/people/${personId}/posts/${post.id}`}>{post.title}</Link>
            </th>
          ))}
        </tr>
      </thead>
      {lines.map(({ label, show }) => (
        <tbody key={label}>
          <tr>
            <th colSpan={pairs.length} scope="rowgroup">
              {label}
            </th>
          </tr>
          <tr>
            {pairs.map((pair) => (
              <td key={pair.post.id}>{show(pair, today)}</td>
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  );
}
