import { useNavigate } from 'react-router';
import { formatMoment } from '#ui/format.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { listMessages, openMessages } from '../../../contract/operations.ts';
import type { MessageRow } from '../../components/types.ts';
import '../../components/message.css';

export function Page() {
  const { data, error, refetch } = useRead(listMessages, { pageSize: 50 });
  const open = useWrite(openMessages);
  const navigate = useNavigate();
  const unread = (data?.rows ?? []).filter(({ readAt }) => readAt === null).map(({ id }) => id);

  async function follow({ id, phoneLink, readAt }: MessageRow): Promise<void> {
    if (readAt === null) await open.run({ ids: [id] });
    await navigate(phoneLink);
  }
  return (
    <PhoneFrame title="消息">
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && data.rows.length === 0 && <p>还没有消息。</p>}
      {unread.length > 0 && (
        <PhoneButton kind="plain" isRunning={open.isRunning} onClick={() => open.run({ ids: unread })}>
          全部标为已读（{unread.length} 条未读）
        </PhoneButton>
      )}
      <ul className="messages">
        {(data?.rows ?? []).map((row) => (
          <li key={row.id}>
            <button type="button" className="message" onClick={() => void follow(row)}>
              <strong>
                {row.readAt === null && '● 未读　'}
                {row.title}
              </strong>
              <span>{row.body}</span>
              <span className="soft">
                {row.sentByName} · {formatMoment(row.recordedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </PhoneFrame>
  );
}
