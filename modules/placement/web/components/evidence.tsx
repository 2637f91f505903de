import { Alert, Table } from 'antd';
import { Explanation, StateTag } from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { MilestoneTag } from './state-tag.tsx';
import type { Placement } from './types.ts';

type Milestone = Placement['milestones'][number];
type Insured = NonNullable<Placement['insurance']>[number];

function Milestones({ milestones }: { milestones: Milestone[] }) {
  return (
    <Table<Milestone>
      rowKey="months"
      size="small"
      pagination={false}
      dataSource={milestones}
      columns={[
        { title: '节点', render: (_, row) => `在岗满 ${row.months} 个月` },
        { title: '到期日', dataIndex: 'dueOn' },
        { title: '结论', render: (_, row) => <MilestoneTag state={row.state} /> },
        { title: '依据', render: (_, row) => <Explanation items={row.explanation} /> },
      ]}
    />
  );
}

function Insurance({ insurance }: { insurance: Insured[] }) {
  return (
    <Table<Insured>
      rowKey={(row) => `${row.month}${row.employerName}`}
      size="small"
      pagination={false}
      dataSource={insurance}
      locale={{ emptyText: '没有您可以查看的参保记录' }}
      columns={[
        { title: '费款所属月', dataIndex: 'month' },
        {
          title: '参保单位',
          render: (_, row) => (row.isHere ? row.employerName : `${row.employerName}（其他单位）`),
        },
        { title: '缴费日期', render: (_, row) => formatDate(row.paidOn) },
        { title: '补缴', render: (_, row) => (row.isBackPaid ? <StateTag tone="warn">补缴</StateTag> : '—') },
      ]}
    />
  );
}

/** What proves that the person stayed, and what speaks against it. */
export function Evidence({ placement }: { placement: Placement }) {
  const { milestones, contradictions, insurance } = placement;
  return (
    <>
      {contradictions.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="problem-alert"
          title="参保记录与在岗情况不一致，请向企业或本人核实"
          description={
            <ul>
              {contradictions.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
      {milestones.length > 0 && (
        <section className="panel" aria-label="稳定就业">
          <h2>稳定就业</h2>
          <Milestones milestones={milestones} />
        </section>
      )}
      {insurance && (
        <section className="panel" aria-label="参保记录">
          <h2>参保记录</h2>
          <Insurance insurance={insurance} />
        </section>
      )}
    </>
  );
}
