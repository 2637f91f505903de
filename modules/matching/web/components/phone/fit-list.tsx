import { Link } from 'react-router';
import { inShort } from '../../../contract/codes.ts';
import type { RankedPost } from '../types.ts';
import type { OnTheWay } from '../use-on-the-way.ts';
import { distanceText, lodgingText, payText, shiftText } from './post-words.ts';
import './phone-match.css';

/** As many as stand side by side on a phone. */
export const comparedAtMost = 4;

interface FitListProps {
  personId: string;
  posts: RankedPost[];
  /** State of this person's recommendations, by post. */
  onTheWay: Map<string, OnTheWay>;
  compared: string[];
  onCompare: (ids: string[]) => void;
}

/** Posts, best first, each with why; ticked ones are compared. */
export function FitList({ personId, posts, onTheWay, compared, onCompare }: FitListProps) {
  const toggle = (id: string) =>
    onCompare(compared.includes(id) ? compared.filter((each) => each !== id) : [...compared, id]);
  return (
    <ul className="fit-posts">
      {posts.map((post) => (
        <li key={post.id} className="fit-post">
          <Link to={`/m/matching/people/${personId}/posts/${post.id}`}>
            <strong>{post.title}</strong>
            <span>
              {post.enterpriseName}，{post.regionName}
            </span>
            <span>
              {distanceText(post)}，{shiftText(post)}，{lodgingText(post)}住宿
            </span>
            <span className="fit-pay">月薪 {payText(post)}</span>
            <span className="soft">符合：{inShort(post.reasons)}</span>
            {onTheWay.has(post.id) && (
              <span className="tone-good">办理情况：{onTheWay.get(post.id)?.state}</span>
            )}
          </Link>
          <label className="choice">
            <input
              type="checkbox"
              checked={compared.includes(post.id)}
              disabled={!compared.includes(post.id) && compared.length >= comparedAtMost}
              onChange={() => toggle(post.id)}
              aria-label={`对比 ${post.title}`}
            />
            <span>对比</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
