import { Button, Checkbox, Table } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount, formatMoment } from '#ui/format.ts';
import { useWrite } from '#ui/hooks.ts';
import { adoptRun } from '../../contract/operations.ts';
import { RunTag } from './state-tags.tsx';
import type { Plan } from './types.ts';

type Row = Plan['runList'][number];

interface RunListProps {
  plan: Plan;
  shownId: string | null;
  onShow: (runId: string) => void;
}

const compared = 2;

/** Every result of the plan: show one, adopt one, or hold two against each other. */
export function RunList({ plan, shownId, onShow }: RunListProps) {
  const navigate = useNavigate();
  const adopt = useWrite(adoptRun);
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id].slice(-compared) : chosen.filter((each) => each !== id));
  const [left, right] = chosen;
  return (
    <section className="panel" aria-label="历次结果">
      <h2>历次结果</h2>
      <ProblemAlert problem={adopt.problem} />
      <Table<Row>
        rowKey="id"
        size="small"
        dataSource={plan.runList}
        pagination={{ defaultPageSize: 6, hideOnSinglePage: true, size: 'small' }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: '比较',
            render: (_, row) => (
              <Checkbox
                aria-label={`比较 ${row.label}`}
                checked={chosen.includes(row.id)}
                disabled={row.status !== 'done'}
                onChange={(event) => toggle(row.id, event.target.checked)}
              />
            ),
          },
          { title: '序号', dataIndex: 'runNo', align: 'right' },
          {
            title: '名称',
            render: (_, row) => (
              <>
                {row.label} {row.isInForce && <strong>（已采用）</strong>}
                {row.id === shownId && <span className="soft">（正在看）</span>}
              </>
            ),
          },
          {
            title: '状态',
            render: (_, row) => (
              <>
                <RunTag status={row.status} /> {row.problem}
              </>
            ),
          },
          { title: '安排（人）', align: 'right', render: (_, row) => formatCount(row.placed) },
          { title: '匹配得分', align: 'right', render: (_, row) => formatCount(row.points) },
          { title: '距最优', align: 'right', render: (_, row) => formatCount(row.gap) },
          { title: '计算人', dataIndex: 'askedByName' },
          { title: '时间', render: (_, row) => formatMoment(row.askedAt) },
          {
            title: '办理',
            render: (_, row) =>
              row.status === 'done' && (
                <>
                  <Button type="link" onClick={() => onShow(row.id)}>
                    查看
                  </Button>
                  {!row.isInForce && (
                    <Button
                      type="link"
                      loading={adopt.isRunning}
                      onClick={() => void adopt.run({ id: plan.id, version: plan.version, runId: row.id })}
                    >
                      采用
                    </Button>
                  )}
                </>
              ),
          },
        ]}
      />
      <div className="dispatch-foot">
        <Button
          disabled={!left || !right}
          onClick={() => void navigate(`/dispatch/plans/${plan.id}/compare?left=${left}&right=${right}`)}
        >
          比较所选的两个结果
        </Button>
      </div>
    </section>
  );
}
