import { Alert } from 'antd';
import { Link } from 'react-router';
import { LoadError } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { changeLabels } from '../../contract/codes.ts';
import { listChanges } from '../../contract/operations.ts';
import type { Plan } from './types.ts';

/** What has changed since the adopted result was calculated: who of it cannot go any more, and why. */
export function Changes({ plan }: { plan: Plan }) {
  const { data, error, refetch } = useRead(listChanges, { id: plan.id }, { enabled: plan.runId !== null });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data || data.changes.length === 0) return null;
  const sum = data.changes.reduce((count, { people }) => count + people, 0);
  const rowsOf = (code: string) => `/dispatch/plans/${plan.id}/people?runId=${data.runId}&change=${code}`;
  return (
    <Alert
      className="problem-alert"
      type="warning"
      showIcon
      title={`采用以后情况有变：还没有组批的 ${formatCount(data.waiting)} 人中，${formatCount(sum)} 人不能按方案出发`}
      description={
        <>
          {data.changes.map(({ code, people }) => (
            <span key={code} className="dispatch-change">
              {changeLabels[code]} <Link to={rowsOf(code)}>{formatCount(people)} 人</Link>
            </span>
          ))}
          <span>重新计算并采用新结果，空出来的位置会安排给别人。</span>
        </>
      }
    />
  );
}
