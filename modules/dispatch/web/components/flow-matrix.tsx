import { Segmented } from 'antd';
import { formatCount } from '#ui/format.ts';
import { CountLink } from './count-link.tsx';
import { peopleOf } from './drill.ts';
import { byWeek, tableOf } from './figures.ts';
import type { SolvedRun } from './types.ts';
import { weekName } from './weeks.ts';
import { PlainTable } from './plain-table.tsx';

interface FlowMatrixProps {
  run: SolvedRun;
  week: number | null;
  onWeek: (week: number | null) => void;
}
interface Row {
  id: string;
  name: string;
  available: number | null;
}

/** Sending counties by receiving parks, of one week or of all; each number opens its people. */
export function FlowMatrix({ run, week, onWeek }: FlowMatrixProps) {
  const { result } = run;
  const people = tableOf(result, week);
  const weekly = byWeek(result);
  const receivers = result.receivers.filter(({ id, demand }) => demand > 0 || people('', id) > 0);
  const rows: Row[] = [...result.counties, { id: '', name: '合计', available: result.available }];
  const cell = (countyCode: string, receiverId: string) => {
    const count = people(countyCode, receiverId);
    const filter = { countyCode, receiverId, week: week === null ? '' : String(week) };
    return <CountLink count={count} to={peopleOf(run, filter)} />;
  };
  return (
    <section className="panel" aria-label="从哪里到哪里">
      <h2>从哪里到哪里</h2>
      <Segmented
        className="dispatch-weeks"
        value={week === null ? 'all' : String(week)}
        onChange={(value) => onWeek(value === 'all' ? null : Number(value))}
        options={[
          { value: 'all', label: `全部 ${formatCount(result.totals.placed)} 人` },
          ...result.weeks.map((_, at) => ({
            value: String(at),
            label: `${weekName(result.weeks, at)} ${formatCount(weekly[at])} 人`,
          })),
        ]}
      />
      <PlainTable<Row>
        label="从哪里到哪里"
        rowKey="id"
        size="small"
        rows={rows}
        columns={[
          { title: '输送区县', dataIndex: 'name', fixed: 'left' },
          { title: '可输送', align: 'right', render: (_, row) => formatCount(row.available) },
          ...receivers.map(({ id, name }) => ({
            title: name,
            align: 'right' as const,
            render: (_: unknown, row: Row) => cell(row.id, id),
          })),
          { title: '合计', align: 'right', render: (_, row) => cell(row.id, '') },
        ]}
      />
    </section>
  );
}
