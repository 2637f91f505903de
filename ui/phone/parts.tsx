import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '#platform/contract/errors.ts';

interface PhoneButtonProps {
  children: ReactNode;
  onClick?: () => unknown;
  /** A link that looks like a button. */
  to?: string;
  type?: 'button' | 'submit';
  kind?: 'primary' | 'plain';
  isRunning?: boolean;
  disabled?: boolean;
}

/** Full width, easy to hit; while it runs a second tap does nothing. */
export function PhoneButton({
  children,
  onClick,
  to,
  type = 'button',
  kind = 'primary',
  isRunning = false,
  disabled = false,
}: PhoneButtonProps) {
  const className = `phone-button phone-button-${kind}`;
  if (to) {
    return (
      <Link className={className} to={to}>
        {children}
      </Link>
    );
  }
  return (
    <button
      type={type}
      className={className}
      disabled={disabled}
      aria-busy={isRunning}
      onClick={() => !isRunning && void onClick?.()}
    >
      {isRunning ? '正在提交…' : children}
    </button>
  );
}

interface PhoneListProps<Row> {
  rows: Row[];
  rowKey: (row: Row) => string;
  title: (row: Row) => ReactNode;
  detail?: (row: Row) => ReactNode;
  /** Short state at the right. */
  side?: (row: Row) => ReactNode;
  to?: (row: Row) => string;
  emptyText?: string;
  emptyAction?: ReactNode;
}

/** Rows one below the other, each a target of its own. */
export function PhoneList<Row>({
  rows,
  rowKey,
  title,
  detail,
  side,
  to,
  emptyText = '还没有记录',
  emptyAction,
}: PhoneListProps<Row>) {
  if (rows.length === 0) return <PhoneEmpty text={emptyText} action={emptyAction} />;
  return (
    <ul className="phone-list">
      {rows.map((row) => {
        const content = (
          <>
            <span className="phone-list-main">
              <strong>{title(row)}</strong>
              {detail && <span className="soft">{detail(row)}</span>}
            </span>
            {side && <span className="phone-list-side">{side(row)}</span>}
          </>
        );
        return (
          <li key={rowKey(row)}>
            {to ? (
              <Link className="phone-row" to={to(row)}>
                {content}
              </Link>
            ) : (
              <div className="phone-row">{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function PhoneEmpty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="phone-empty">
      <p>{text}</p>
      {action}
    </div>
  );
}

const skeletonAfterMs = 300;

export function PhoneLoading() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" aria-live="polite">
      <span className="visually-hidden">正在加载</span>
      {isLong && (
        <div className="phone-skeleton" aria-hidden="true">
          <div className="phone-skeleton-row" />
          <div className="phone-skeleton-row" />
          <div className="phone-skeleton-row" />
        </div>
      )}
    </div>
  );
}

interface PhoneProblemProps {
  problem: Problem | undefined;
  /** Offers to load again, after a failed read or a change by somebody else. */
  retry?: () => unknown;
}

/** Why it was refused, in the page and aloud. */
export function PhoneProblem({ problem, retry }: PhoneProblemProps) {
  if (!problem) return null;
  const others = problem.errors.filter((item) => !item.pointer && item.message !== problem.detail);
  return (
    <div className="phone-problem" role="alert">
      <p>{problem.detail}</p>
      {others.map((item) => (
        <p key={item.message}>{item.message}</p>
      ))}
      {retry && (
        <button type="button" className="phone-link" onClick={() => void retry()}>
          重新加载
        </button>
      )}
    </div>
  );
}

/** The server's word on one field of a form, by its pointer ('/name'). */
export function fieldError(problem: Problem | undefined, pointer: string): string | undefined {
  return problem?.errors.find((item) => item.pointer === pointer)?.message;
}

/** Says at once when there is no signal: what is typed stays, nothing can be sent. */
export function OfflineBar() {
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return (
    <div role="status">
      {!isOnline && <p className="offline-bar">没有网络信号，填写的内容会保留，有信号后再提交。</p>}
    </div>
  );
}
