import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useWrite } from '#ui/hooks.ts';
import { reportBusFailure } from '../../contract/operations.ts';
import { routeName } from './route-name.ts';
import type { Plan } from './types.ts';
import { weekName } from './weeks.ts';

const batchesOf = ({ id }: Plan): string => `/dispatch/batches?planId=${id}&status=gathering`;

/** A bus fails on the day: what has not left is called off, the rest is planned anew. */
export function BusFailure({
  plan,
  onAsked,
}: {
  plan: Plan;
  onAsked: (runId: string, told: string) => void;
}) {
  const [routeId, setRoute] = useState<string>();
  const [week, setWeek] = useState(plan.thisWeek ?? 0);
  const [reason, setReason] = useState('');
  const report = useWrite(reportBusFailure, {
    onDone: ({ runId, cancelledBatches, people }) => {
      setReason('');
      onAsked(
        runId,
        `客车停运已登记：取消 ${formatCount(cancelledBatches)} 批，${formatCount(people)} 人重新安排。算完以后采用新结果，再按周组批。`,
      );
    },
  });
  if (plan.limits.routes.length === 0)
    return plan.batches > 0 ? (
      <section className="panel" aria-label="客车停运">
        <h2>客车停运</h2>
        <p>
          方案没有设客车线路。哪一批的车走不了，由送出区县在<Link to={batchesOf(plan)}>那一批</Link>
          里改期或取消；在限制条件里设了线路的，可以在这里整条线登记停运、重新安排。
        </p>
      </section>
    ) : null;
  return (
    <section className="panel" aria-label="客车停运">
      <h2>客车停运</h2>
      <p>该线路该周没有发车的批次会取消，已出发的人不变，其余的人重新安排。</p>
      <ProblemAlert problem={report.problem} />
      <div className="dispatch-foot">
        <Select
          aria-label="线路"
          placeholder="线路"
          style={{ minWidth: 260 }}
          value={routeId}
          onChange={setRoute}
          options={plan.limits.routes.map((route) => ({
            value: route.id,
            label: routeName(plan, route),
          }))}
        />
        <Select
          aria-label="停运周次"
          style={{ width: 240 }}
          value={week}
          onChange={setWeek}
          options={plan.weeks.map((_, at) => ({ value: at, label: weekName(plan.weeks, at) }))}
        />
        <Input
          aria-label="停运原因"
          placeholder="原因"
          style={{ width: 240 }}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          loading={report.isRunning}
          disabled={!routeId || !reason.trim() || plan.runningId !== null}
          onClick={() =>
            routeId &&
            void report.run({ id: plan.id, version: plan.version, routeId, week, reason: reason.trim() })
          }
        >
          登记停运并重新安排
        </Button>
      </div>
    </section>
  );
}
