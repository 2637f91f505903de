import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { saveLimits, solvePlan } from '../../../contract/operations.ts';
import type { Limits, Plan } from '../types.ts';
import { BedRows, CountyRows } from './place-rows.tsx';
import { RouteRows } from './route-rows.tsx';
import '../dispatch.css';

interface LimitsPanelProps {
  plan: Plan;
  onAsked: (runId: string) => void;
}

/** What the planner sets. Tried out without changing the plan, or saved and calculated. */
export function LimitsPanel({ plan, onAsked }: LimitsPanelProps) {
  const [limits, setLimits] = useState<Limits>(plan.limits);
  const [label, setLabel] = useState('');
  const save = useWrite(saveLimits);
  const solve = useWrite(solvePlan, { onDone: ({ runId }) => onAsked(runId) });
  const change = (part: Partial<Limits>) => setLimits({ ...limits, ...part });
  const isBusy = plan.runningId !== null || save.isRunning || solve.isRunning;

  async function calculate(): Promise<void> {
    const saved = await save.run({ id: plan.id, version: plan.version, limits });
    if (saved) await solve.run({ id: plan.id, label: label || '按方案计算' });
  }
  return (
    <section className="panel dispatch-limits" id="limits" aria-label="限制条件">
      <h2>限制条件</h2>
      <CountyRows plan={plan} limits={limits} onChange={change} />
      <RouteRows plan={plan} routes={limits.routes} onChange={(routes) => change({ routes })} />
      <BedRows plan={plan} limits={limits} onChange={change} />
      <h3>其他</h3>
      <p>
        小企业至少招到需求的{' '}
        <InputNumber
          aria-label="小企业保底比例"
          min={0}
          max={100}
          precision={0}
          placeholder="不设"
          value={limits.floorPercent}
          onChange={(floorPercent) => change({ floorPercent })}
        />{' '}
        %；人和岗位都备好以后，每多等一周扣{' '}
        <InputNumber
          aria-label="每等一周扣分"
          min={0}
          max={1000}
          precision={0}
          value={limits.weekCost}
          onChange={(weekCost) => change({ weekCost: weekCost ?? 0 })}
        />{' '}
        分（匹配满分 1,000 分）。
      </p>
      {plan.families.length > 0 && (
        <ul>
          {plan.families.map(({ id, names }) => (
            <li key={id}>
              家庭同行：{names.join('、')}
              <Button
                type="link"
                onClick={() => change({ families: limits.families.filter((family) => family.id !== id) })}
              >
                解除
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert problem={save.problem ?? solve.problem} />
      <div className="dispatch-foot">
        <Button type="primary" disabled={isBusy} onClick={() => void calculate()}>
          保存并计算
        </Button>
        <Button
          disabled={isBusy}
          onClick={() => void solve.run({ id: plan.id, label: label || '试算', limits })}
        >
          只试算，不改方案
        </Button>
        <Input
          aria-label="结果名称"
          style={{ width: 260 }}
          maxLength={60}
          placeholder="给结果起个名，如：加开一辆车"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
    </section>
  );
}
