import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useWrite } from '#ui/hooks.ts';
import { reportBusFailure } from '../../contract/operations.ts';
import type { Plan } from './types.ts';
import { weekName } from './weeks.ts';

/** A bus fails on the day: what has not left is called off, the rest is planned anew. */
export function BusFailure({ plan, onAsked }: { plan: Plan; onAsked: (runId: string) => void }) {
  const [routeId, setRoute] = useState<string>();
  const [week, setWeek] = useState(plan.thisWeek ?? 0);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<{ cancelledBatches: number; people: number }>();
  const report = useWrite(reportBusFailure, {
    onDone: (outcome) => {
      setDone(outcome);
      onAsked(outcome.runId);
    },
  });
  const nameOf = new Map([...plan.counties, ...plan.receivers].map(({ id, name }) => [id, name]));
  if (plan.limits.routes.length === 0) return null;
  return (
    <section className="panel" aria-label="客车停运">
      <h2>客车停运</h2>
      <p>该线路该周没有发车的批次会取消，已出发的人不变，其余的人重新安排。</p>
      <ProblemAlert problem={report.problem} />
      {done && (
        <Alert
          className="problem-alert"
          type="success"
          showIcon
          title={`已取消 ${formatCount(done.cancelledBatches)} 批，${formatCount(done.people)} 人重新安排`}
          description="算完以后，请在“历次结果”里采用新结果，再按周组批。"
        />
      )}
      <div className="dispatch-foot">
        <Select
          aria-label="线路"
          placeholder="线路"
          style={{ minWidth: 260 }}
          value={routeId}
          onChange={setRoute}
          options={plan.limits.routes.map((route) => ({
            value: route.id,
            label: `${nameOf.get(route.countyCode)}→${route.receiverIds.map((id) => nameOf.get(id)).join('、')}`,
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
