import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { formatCount, formatPercent } from '#ui/format.ts';
import type { summariseFunnel } from '../../contract/operations.ts';
import { placementLink } from './drill.ts';
import './funnel-steps.css';

type Funnel = z.output<typeof summariseFunnel.output>;
interface Step {
  key: string;
  label: string;
  placements: number;
  to: string;
}

function stepsOf({ steps, retained }: Funnel, choice: Record<string, string | undefined>): Step[] {
  return [
    ...steps.map(({ step, label, placements }) => ({
      key: step,
      label,
      placements,
      to: placementLink({ ...choice, reached: step }),
    })),
    ...retained.map(({ months, placements }) => ({
      key: `retained${months}`,
      label: `稳定 ${months} 个月`,
      placements,
      to: placementLink({ ...choice, retainedMonths: months }),
    })),
  ];
}

/** How many came how far, each as a bar and a number that opens its rows. */
export function FunnelSteps({
  funnel,
  choice,
}: {
  funnel: Funnel;
  choice: Record<string, string | undefined>;
}) {
  const steps = stepsOf(funnel, choice);
  const whole = steps[0]?.placements ?? 0;
  return (
    <Table<Step>
      rowKey="key"
      size="small"
      pagination={false}
      dataSource={steps}
      columns={[
        { title: '环节', dataIndex: 'label', width: 140 },
        {
          title: '人次',
          align: 'right',
          width: 100,
          render: (_, { to, placements }) => <Link to={to}>{formatCount(placements)}</Link>,
        },
        {
          title: '占推荐',
          align: 'right',
          width: 90,
          render: (_, { placements }) => formatPercent(placements, whole),
        },
        {
          title: '',
          render: (_, { placements, label }) => (
            <meter
              className="funnel-bar"
              min={0}
              max={Math.max(whole, 1)}
              value={placements}
              aria-label={label}
            />
          ),
        },
      ]}
    />
  );
}
