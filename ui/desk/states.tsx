import { Alert, Button, Empty, Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';

/** Faster answers than this show no skeleton: it would only flicker. */
const skeletonAfterMs = 300;

export function Loading({ rows = 6 }: { rows?: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" aria-live="polite" className="loading">
      <span className="visually-hidden">正在加载</span>
      {isLong && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {action}
    </Empty>
  );
}

interface NoticeProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says in the middle of the page why there is nothing else on it. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <section className="notice" role="alert">
      <h2>{title}</h2>
      <p className="soft">{children}</p>
      {action}
    </section>
  );
}

export function NoRight() {
  return (
    <Notice title="您的岗位没有这项权限" action={<Button href="/">返回首页</Button>}>
      如工作需要，请联系本单位的系统管理员调整岗位权限。
    </Notice>
  );
}

const causeOf = (problem: Problem): string =>
  problem.requestId ? `${problem.detail}（编号 ${problem.requestId}）` : problem.detail;

export function LoadError({ problem, retry }: { problem: Problem; retry?: () => unknown }) {
  if (problem.code === 'platform.notPermitted') return <NoRight />;
  return (
    <Alert
      type="error"
      showIcon
      title="没有加载成功"
      description={problem.status >= 500 ? causeOf(problem) : problem.detail}
      action={retry && <Button onClick={() => void retry()}>重新加载</Button>}
    />
  );
}

interface ProblemAlertProps {
  problem: Problem | undefined;
  /** Offered when somebody else changed the record first. */
  onReload?: () => unknown;
}

/** Why a step was refused. Items that belong to a field also stand at the field. */
export function ProblemAlert({ problem, onReload }: ProblemAlertProps) {
  if (!problem) return null;
  const others = problem.errors.filter((item) => item.message !== problem.detail);
  return (
    <Alert
      role="alert"
      className="problem-alert"
      type={problem.stale ? 'warning' : 'error'}
      showIcon
      title={problem.detail}
      description={
        (others.length > 0 || problem.stale) && (
          <>
            {problem.stale && <p>您填写的内容仍在本页，载入最新内容后可对照再提交。</p>}
            {others.length > 0 && (
              <ul>
                {others.map((item) => (
                  <li key={`${item.pointer}${item.message}`}>{item.message}</li>
                ))}
              </ul>
            )}
          </>
        )
      }
      action={problem.stale && onReload && <Button onClick={() => void onReload()}>载入最新内容</Button>}
    />
  );
}
