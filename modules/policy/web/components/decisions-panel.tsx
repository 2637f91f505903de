import { Button, Table } from 'antd';
import { useState } from 'react';
import { EmptyState, Loading, LoadError, StateTag } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import type { Standing } from '../../contract/codes.ts';
import { listDecisions, replayDecision } from '../../contract/decision-operations.ts';
import { StandingTag } from './tags.tsx';

const pageSize = 10;

function Replayed({ id }: { id: string }) {
  const { data, error, refetch } = useRead(replayDecision, { id });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <>正在重算…</>;
  return data.isSame ? <StateTag tone="good">重算一致</StateTag> : <StateTag tone="bad">重算不一致</StateTag>;
}

/** Decisions that were kept with everything they were made of; each can be reckoned again. */
export function DecisionsPanel({ clauseId }: { clauseId: string }) {
  const [page, setPage] = useState(1);
  const [replayed, setReplayed] = useState<string[]>([]);
  const { data, error, refetch } = useRead(listDecisions, { clauseId, page, pageSize }, { keep: true });
  return (
    <section className="panel" aria-label="存下的核定">
      <h2>存下的核定</h2>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={2} />}
      {data && (
        <Table
          rowKey="id"
          size="small"
          dataSource={data.rows}
          scroll={{ x: 'max-content' }}
          pagination={{
            current: page,
            pageSize,
            total: data.total,
            hideOnSinglePage: true,
            onChange: setPage,
          }}
          locale={{
            emptyText: <EmptyState text="还没有存下的核定。在“能享受什么”里可以把一次核定存下来备查。" />,
          }}
          columns={[
            { title: '对象', dataIndex: 'subjectName' },
            { title: '截至', dataIndex: 'asOf' },
            { title: '版本', render: (_, { versionNo }) => `第 ${versionNo} 版` },
            { title: '结论', render: (_, { state }) => <StandingTag standing={state as Standing} /> },
            { title: '金额', align: 'right', render: (_, { fen }) => formatMoney(fen) },
            { title: '存下', render: (_, { keptOn, keptByName }) => `${keptOn} ${keptByName}` },
            {
              title: '重算',
              render: (_, { id }) =>
                replayed.includes(id) ? (
                  <Replayed id={id} />
                ) : (
                  <Button size="small" onClick={() => setReplayed([...replayed, id])}>
                    重算
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
