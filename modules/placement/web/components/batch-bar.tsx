import { Alert } from 'antd';
import { ActionBar, type Given } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { type PlacementAction, placementWorkflow } from '../../contract/workflow.ts';
import { actionFields } from './action-fields.ts';
import type { PlacementRow } from './types.ts';
import type { Result, useMove } from './use-move.ts';

/** Steps that are taken for many at once. */
const isForMany = (action: string): boolean =>
  placementWorkflow.transitions.some((each) => each.action === action && each.batch === true);

/** Steps that every chosen placement may take. */
function sharedActions(rows: PlacementRow[]): PlacementRow['actions'] {
  const [first, ...others] = rows;
  return (first?.actions ?? []).filter(
    ({ action }) =>
      isForMany(action) && others.every((row) => row.actions.some((each) => each.action === action)),
  );
}

interface BatchBarProps {
  rows: PlacementRow[];
  move: ReturnType<typeof useMove>;
  onDone: () => void;
}

/** Moves many placements one step on. Those that cannot go stay chosen nowhere: the list says why. */
export function BatchBar({ rows, move, onDone }: BatchBarProps) {
  const actions = sharedActions(rows);
  async function act(action: string, given: Given): Promise<void> {
    if (await move.run(action as PlacementAction, rows, given)) onDone();
  }
  if (actions.length === 0)
    return <span className="soft">所选人员没有可以一起办理的事项，请选择同一环节的人员。</span>;
  return (
    <ActionBar
      actions={actions}
      onAct={act}
      fields={actionFields}
      problem={move.problem}
      primary={actions[0]?.action ?? ''}
    />
  );
}

/** Who could not go with the batch, by name. */
export function RefusedList({ result, nameOf }: { result: Result; nameOf: (id: string) => string }) {
  const { done, refused } = result;
  if (refused.length === 0) return null;
  return (
    <Alert
      role="status"
      type="warning"
      showIcon
      className="problem-alert"
      title={`已办理 ${formatCount(done)} 人，${formatCount(refused.length)} 人没有办理`}
      description={
        <ul>
          {refused.map(({ id, message }) => (
            <li key={id}>
              {nameOf(id)}：{message}
            </li>
          ))}
        </ul>
      }
    />
  );
}
