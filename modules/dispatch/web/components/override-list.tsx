import { Button, Table } from 'antd';
import { ProblemAlert } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { setOverrides } from '../../contract/operations.ts';
import type { Plan } from './types.ts';
import { weekName } from './weeks.ts';

/** Whom the planner placed by hand; every later calculation keeps it. */
export function OverrideList({ plan }: { plan: Plan }) {
  const set = useWrite(setOverrides);
  if (plan.overrides.length === 0) return null;
  return (
    <section className="panel" aria-label="手工调整">
      <h2>手工调整（{plan.overrides.length} 人，以后每次计算都保留）</h2>
      <p>新加、取消调整以后，重新计算才会生效。</p>
      <ProblemAlert problem={set.problem} />
      <Table<Plan['overrides'][number]>
        rowKey="personId"
        size="small"
        dataSource={plan.overrides}
        pagination={{ defaultPageSize: 8, hideOnSinglePage: true, size: 'small' }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '姓名', dataIndex: 'personName' },
          { title: '区县', dataIndex: 'countyName' },
          {
            title: '去向',
            render: (_, { postName, week }) =>
              week === null ? '不输送' : `${postName ?? '岗位已停招'} ${weekName(plan.weeks, week)}`,
          },
          { title: '原因', dataIndex: 'reason' },
          { title: '调整人', dataIndex: 'enteredByName' },
          {
            title: '办理',
            render: (_, { personId }) => (
              <Button
                type="link"
                onClick={() =>
                  void set.run({
                    id: plan.id,
                    personIds: [personId],
                    to: { kind: 'none' },
                    reason: '取消调整',
                  })
                }
              >
                取消调整
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
