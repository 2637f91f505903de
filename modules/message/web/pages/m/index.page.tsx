import { useRead } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { listMessages } from '../../../contract/operations.ts';
import { MessageList, useOpening } from '../../components/message-list.tsx';

export function Page() {
  const { data, error, refetch } = useRead(listMessages, { pageSize: 50 });
  const rows = data?.rows ?? [];
  const opening = useOpening(rows);
  const { unread } = opening;
  return (
    <PhoneFrame title="消息">
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && rows.length === 0 && <p>还没有消息。</p>}
      {unread.length > 0 && (
        <PhoneButton kind="plain" isRunning={opening.isRunning} onClick={() => opening.run(unread)}>
          全部标为已读（{unread.length} 条未读）
        </PhoneButton>
      )}
      <MessageList
        rows={rows}
        opening={opening}
        linkOf={({ phoneLink }) => phoneLink}
        unreadMark={<span>● 未读　</span>}
      />
    </PhoneFrame>
  );
}
