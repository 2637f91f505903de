import { Alert } from 'antd';
import type { z } from 'zod';
import type { recommendPeople } from '#modules/placement/contract/operations.ts';
import { formatCount } from '#ui/format.ts';
import './recommend-result.css';

type Result = z.output<typeof recommendPeople.output>;

/** What came of one recommendation, or of several in a row; a refusal may name the post it is about. */
export interface Recommended {
  recommended: Result['recommended'];
  refused: (Result['refused'][number] & { postTitle?: string | null })[];
}

/** Who was recommended, and who was not and why, each by name. */
export function RecommendResult({ result }: { result: Recommended | undefined }) {
  if (!result) return null;
  const { recommended, refused } = result;
  return (
    <Alert
      role="status"
      className="problem-alert"
      showIcon
      closable
      type={refused.length ? 'warning' : 'success'}
      title={`已推荐 ${formatCount(recommended.length)} 人次${refused.length ? `，${formatCount(refused.length)} 人次没有推荐` : ''}`}
      description={
        refused.length > 0 && (
          <ul className="refused">
            {refused.map(({ personId, personName, postTitle, message }) => (
              <li key={`${personId} ${postTitle} ${message}`}>
                {personName ?? '不在您管辖范围的人员'}
                {postTitle && `（${postTitle}）`}：{message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
