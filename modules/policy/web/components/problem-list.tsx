import { Alert } from 'antd';
import type { ClauseDetail } from './types.ts';

/** What checking found, errors before warnings. */
export function ProblemList({ problems }: { problems: ClauseDetail['checked']['problems'] }) {
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = [...errors, ...problems.filter(({ severity }) => severity === 'warning')];
  return (
    <Alert
      className="problem-alert"
      type={errors.length > 0 ? 'error' : 'warning'}
      showIcon
      title={errors.length > 0 ? `有 ${errors.length} 处要改，改好前不能提交` : '检查时的提醒'}
      description={
        <ul className="plain-list">
          {shown.map(({ path, reason }) => (
            <li key={`${path.join('.')} ${reason}`}>{reason}</li>
          ))}
        </ul>
      }
    />
  );
}
