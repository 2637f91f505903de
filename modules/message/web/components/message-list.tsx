import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { formatMoment } from '#ui/format.ts';
import { useWrite } from '#ui/hooks.ts';
import { openMessages } from '../../contract/operations.ts';
import type { MessageRow } from './types.ts';
import './message.css';

/** Marking messages as read, and those of the rows that are not. */
export function useOpening(rows: MessageRow[]) {
  const open = useWrite(openMessages);
  const unread = rows.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return { unread, run: (ids: string[]) => open.run({ ids }), isRunning: open.isRunning };
}

interface MessageListProps {
  rows: MessageRow[];
  opening: ReturnType<typeof useOpening>;
  /** The page that a message is about. */
  linkOf: (row: MessageRow) => string;
  unreadMark: ReactNode;
}

/** Messages, each a button that marks it as read and goes to what it is about. */
export function MessageList({ rows, opening, linkOf, unreadMark }: MessageListProps) {
  const navigate = useNavigate();
  async function follow(row: MessageRow): Promise<void> {
    if (row.readAt === null) await opening.run([row.id]);
    await navigate(linkOf(row));
  }
  return (
    <ul className="messages">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className="message" onClick={() => void follow(row)}>
            <strong>
              {row.readAt === null && unreadMark} {row.title}
            </strong>
            <span>{row.body}</span>
            <span className="soft">
              {row.sentByName} · {formatMoment(row.recordedAt)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
