import { Table } from 'antd';
import { ScrollRegion, StateTag } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { saidOf } from '../said.ts';
import type { Outlook } from '../types.ts';

type Stage = Outlook['stages'][number];

function sumOf({ fen }: Stage, { missingStandards }: Outlook): string {
  if (fen !== null) return formatMoney(fen);
  return missingStandards.length > 0 ? '标准未配置' : '文件没有写金额';
}

function State({ stage, outlook }: { stage: Stage; outlook: Outlook }) {
  if (outlook.standing === 'unknown')
    return <StateTag tone="warn">{stage.isDue ? '补齐材料即可' : '还缺材料'}</StateTag>;
  return stage.isDue ? <StateTag tone="good">已到期</StateTag> : <StateTag tone="warn">未到期</StateTag>;
}

/** Stage by stage: the day, the sum and its steps, and what has to go on until then. */
export function StageTable({ outlook }: { outlook: Outlook }) {
  const { stages, readings, clauseId } = outlook;
  return (
    <ScrollRegion label={`${clauseId} 的日程`}>
      <Table<Stage>
        rowKey={({ on, dueOn }) => `${on} ${dueOn}`}
        size="small"
        dataSource={stages}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '到期日', render: (_, { dueOn }) => dueOn },
          { title: '状态', render: (_, stage) => <State stage={stage} outlook={outlook} /> },
          { title: '金额', align: 'right', render: (_, stage) => sumOf(stage, outlook) },
          {
            title: '怎么算的',
            className: 'library-cell',
            render: (_, { arithmetic, on, dueOn }) => (
              <>
                {arithmetic.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps may repeat and are never reordered
                  <div key={at}>{saidOf(line, readings)}</div>
                ))}
                {on !== dueOn && <div className="soft">记在 {on}</div>}
              </>
            ),
          },
          {
            title: '到那天要做到',
            className: 'library-cell',
            render: (_, { holds, isDue }) =>
              holds.length > 0
                ? holds.map(({ label, text }) => (
                    <div key={label}>
                      {label}
                      {text}
                    </div>
                  ))
                : isDue
                  ? '—'
                  : '现有条件不变',
          },
        ]}
      />
    </ScrollRegion>
  );
}
