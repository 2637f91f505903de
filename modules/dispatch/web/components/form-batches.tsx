import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { changeLabels } from '../../contract/codes.ts';
import { formBatches, listChanges } from '../../contract/operations.ts';
import type { Plan } from './types.ts';
import { weekName } from './weeks.ts';

type Formed = (typeof formBatches)['output']['_output'];

/** '另有 3 人没有列入：已上岗 1 人、岗位已停招 2 人'. */
function omittedText({ omitted }: Formed): string | undefined {
  if (omitted.length === 0) return undefined;
  const sum = omitted.reduce((count, { people }) => count + people, 0);
  const parts = omitted.map(({ code, people }) => `${changeLabels[code]} ${formatCount(people)} 人`);
  return `另有 ${formatCount(sum)} 人没有列入：${parts.join('、')}。`;
}

/** The adopted result becomes batches, week by week. */
export function FormBatches({ plan }: { plan: Plan }) {
  const { data } = useRead(listChanges, { id: plan.id }, { enabled: plan.runId !== null });
  const [chosen, setWeek] = useState<number>();
  const [formed, setFormed] = useState<Formed>();
  const form = useWrite(formBatches, {
    onDone: (outcome) => {
      setFormed(outcome);
      setWeek(undefined);
    },
  });
  if (!plan.runId) return null;
  const waiting = data?.byWeek ?? [];
  const week =
    chosen ??
    Math.max(
      waiting.findIndex((people) => people > 0),
      plan.thisWeek ?? 0,
    );
  return (
    <section className="panel" id="batches" aria-label="组批">
      <h2>组批</h2>
      <p>按已采用的结果，同一区县同一周去同一接收地的人组成一批，交区县核对、发车。</p>
      <ProblemAlert problem={form.problem} />
      {formed && (
        <Alert
          className="problem-alert"
          type="success"
          showIcon
          title={`已组 ${formatCount(formed.batches)} 批，${formatCount(formed.people)} 人`}
          description={omittedText(formed)}
          action={<Link to={`/dispatch/batches?planId=${plan.id}`}>查看批次</Link>}
        />
      )}
      <div className="dispatch-foot">
        <Select
          aria-label="周次"
          style={{ width: 340 }}
          value={week}
          onChange={setWeek}
          options={plan.weeks.map((_, at) => ({
            value: at,
            label: `${weekName(plan.weeks, at)} ${formatCount(waiting[at] ?? 0)} 人待组批`,
            disabled: plan.thisWeek !== null && at < plan.thisWeek,
          }))}
        />
        <Button type="primary" loading={form.isRunning} onClick={() => void form.run({ id: plan.id, week })}>
          组批
        </Button>
        <Link to={`/dispatch/batches?planId=${plan.id}`}>本方案的批次（{formatCount(plan.batches)} 批）</Link>
      </div>
    </section>
  );
}
