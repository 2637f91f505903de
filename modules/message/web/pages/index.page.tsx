import { Badge, Button, Pagination } from 'antd';
import { EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listMessages } from '../../contract/operations.ts';
import { MessageList, useOpening } from '../components/message-list.tsx';

const pageSize = 20;

export function Page() {
  const [{ page = '1' }, change] = useUrlState<{ page?: string }>(['page']);
  const { data, error, refetch } = useRead(listMessages, { page: Number(page), pageSize }, { keep: true });
  const rows = data?.rows ?? [];
  const opening = useOpening(rows);
  const { unread } = opening;
  const markAll = (
    <Button disabled={!unread.length} loading={opening.isRunning} onClick={() => void opening.run(unread)}>
      本页标为已读
    </Button>
  );
  return (
    <PageFrame actions={markAll}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <EmptyState text="还没有消息。" />}
      {data && rows.length > 0 && (
        <>
          <MessageList
            rows={rows}
            opening={opening}
            linkOf={({ link }) => link}
            unreadMark={<Badge status="error" text={<span className="soft">未读</span>} />}
          />
          <Pagination
            current={Number(page)}
            pageSize={pageSize}
            total={data.total}
            hideOnSinglePage
            showSizeChanger={false}
            onChange={(next) => change({ page: String(next) })}
          />
        </>
      )}
    </PageFrame>
  );
}
