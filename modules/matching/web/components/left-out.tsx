import { Button, Table } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { formatCount } from '#ui/format.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { chooseMatches, listChoices } from '../../contract/choice-operations.ts';
import { choiceLabels } from '../../contract/choices.ts';

type Row = z.output<typeof listChoices.output>['rows'][number];
const pageSize = 10;

/** Who stays off this post's list and why; an office may take it back. */
export function LeftOut({ postId }: { postId: string }) {
  const [page, setPage] = useState(1);
  const { data } = useRead(listChoices, { postId, page, pageSize }, { keep: true });
  const choose = useWrite(chooseMatches, { refreshes: ['matching.'] });
  if (!data || data.total === 0) return null;
  return (
    <section className="panel" aria-label="置顶和不再列出的人员">
      <h2>置顶和不再列出的人员（{formatCount(data.total)} 人）</h2>
      <Table<Row>
        rowKey="id"
        size="small"
        dataSource={data.rows}
        scroll={{ x: 'max-content' }}
        pagination={{ current: page, pageSize, total: data.total, onChange: setPage, hideOnSinglePage: true }}
        columns={[
          { title: '姓名', dataIndex: 'personName' },
          { title: '情况', render: (_, { choice }) => choiceLabels[choice] },
          {
            title: '原因',
            render: (_, { reasonLabel, note }) => [reasonLabel, note].filter(Boolean).join('；') || '—',
          },
          { title: '经办', dataIndex: 'chosenByName' },
          { title: '日期', dataIndex: 'recordedOn' },
          {
            title: '办理',
            fixed: 'right',
            render: (_, { personId, personName, choice }) => (
              <Button
                size="small"
                loading={choose.isRunning}
                aria-label={`${choice === 'pinned' ? '取消置顶' : '重新列出'} ${personName}`}
                onClick={() => void choose.run({ postId, personIds: [personId], choice: 'none' })}
              >
                {choice === 'pinned' ? '取消置顶' : '重新列出'}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
