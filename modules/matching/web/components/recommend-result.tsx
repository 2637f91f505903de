import { Alert } from 'antd';
import type { z } from 'zod';
import type { recommendPeople } from '#modules/placement/contract/operations.ts';
import { formatCount } from '#ui/format.ts';

interface ResultProps {
  result: z.output<typeof recommendPeople.output> | undefined;
  nameOf: (personId: string) => string;
}

/** Who was recommended, and who was not and why. */
export function RecommendResult({ result, nameOf }: ResultProps) {
  if (!result) return null;
  const { recommended, refused } = result;
  return (
    <Alert
      role="status"
      className="problem-alert"
      showIcon
      closable
      type={refused.length ? 'warning' : 'success'}
      title={`已推荐 ${formatCount(recommended.length)} 人${refused.length ? `，${formatCount(refused.length)} 人没有推荐` : ''}`}
      description={
        refused.length > 0 && (
          <ul>
            {refused.map(({ personId, message }) => (
              <li key={personId}>
                {nameOf(personId)}：{message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
