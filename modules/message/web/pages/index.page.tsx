import { Badge, Button, Pagination } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { listMessages, openMessages } from '../../contract/operations.ts';
import type { MessageRow } from '../components/types.ts';
import '../components/message.css';

const pageSize = 20;

export function Page() {
  const [{ page = '1' }, change] = useUrlState<{ page?: string }>(['page']);
  const { data, error, refetch } = useRead(listMessages, { page: Number(page), pageSize }, { keep: true });
  const open = useWrite(openMessages);
  const navigate = useNavigate();
  const unread = (data?.rows ?? []).filter(({ readAt }) => readAt === null).map(({ id }) => id);

  async function follow({ id, link, readAt }: MessageRow): Promise<void> {
    if (readAt === null) await open.run({ ids: [id] });
    await navigate(link);
  }
  const markAll = (
    <Button disabled={!unread.length} loading={open.isRunning} onClick={() => void open.run({ ids: unread })}>
      本页标为已读
    </Button>
  );
  return (
    <PageFrame actions={markAll}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && data.rows.length === 0 && <EmptyState text="还没有消息。" />}
      {data && data.rows.length > 0 && (
        <>
          <ul className="messages">
            {data.rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="message" onClick={() => void follow(row)}>
                  <strong>
                    {row.readAt === null && (
                      <Badge status="error" text={<span className="soft">未读</span>} />
                    )}{' '}
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
