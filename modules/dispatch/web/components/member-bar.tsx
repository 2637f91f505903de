import { Button, Space } from 'antd';
import { ActionBar, ProblemAlert } from '#ui/desk/index.ts';
import { usePermission, useRead, useWrite } from '#ui/hooks.ts';
import {
  checkMembers,
  getBatch,
  listBatches,
  moveMembers,
  receiveMember,
  withdrawMembers,
} from '../../contract/batch-operations.ts';
import { checkLabels } from '../../contract/codes.ts';
import type { Given } from '../../contract/fields.ts';
import type { ReceiptAction } from '../../contract/workflow.ts';
import { actionFields } from './action-fields.ts';
import { atForm } from './at-form.ts';
import type { Member } from './types.ts';

const ticks = ['contact', 'health', 'documents'] as const;
type Tick = (typeof ticks)[number];
/** A departure or a receipt also moves a placement. */
const refreshes = ['dispatch.', 'placement.', 'target.'];

/** To another batch of the same way that has not left; offered where all chosen are of one batch and there is one. */
function MoveBar({ members, onDone }: { members: Member[]; onDone: () => void }) {
  const [first] = members;
  const move = useWrite(moveMembers, { onDone });
  const own = useRead(getBatch, { id: first?.batchId ?? '' }, { enabled: first !== undefined });
  const open = useRead(listBatches, { status: 'gathering', pageSize: 200 });
  const others = (open.data?.rows ?? []).filter(
    (each) =>
      each.id !== first?.batchId &&
      each.planName === own.data?.planName &&
      each.sendingRegionCode === own.data.sendingRegionCode &&
      each.receiverName === own.data.receiverName,
  );
  if (others.length === 0 || members.some(({ batchId }) => batchId !== first?.batchId)) return null;
  return (
    <ActionBar
      actions={[{ action: 'move', label: '改到另一批', needs: ['batchId', 'reason'] }]}
      onAct={(_, given) =>
        move.run({
          memberIds: members.map(({ id }) => id),
          batchId: String(given.batchId),
          reason: String(given.reason),
        })
      }
      fields={{
        ...actionFields,
        batchId: {
          label: '改到哪一批',
          kind: 'select',
          options: others.map(({ id, batchNo, departOn }) => ({
            value: id,
            label: `${batchNo}，${departOn} 出发`,
          })),
        },
      }}
      problem={move.problem}
      primary=""
    />
  );
}

function Preparing({ members, onDone }: { members: Member[]; onDone: () => void }) {
  // The same people are ticked off for one thing after the other: they stay chosen.
  const check = useWrite(checkMembers);
  const withdraw = useWrite(withdrawMembers, { onDone });
  const memberIds = members.map(({ id }) => id);
  return (
    <Space wrap>
      {ticks.map((each) => (
        <Button
          key={each}
          loading={check.isRunning}
          onClick={() => void check.run({ memberIds, check: each, isReady: true })}
        >
          登记{checkLabels[each]}
        </Button>
      ))}
      <ActionBar
        actions={[
          { action: 'untick', label: '撤销登记', needs: ['check'] },
          { action: 'withdraw', label: '不出发', needs: ['reason'] },
        ]}
        onAct={(action, given) =>
          action === 'untick'
            ? check.run({ memberIds, check: given.check as Tick, isReady: false })
            : withdraw.run({ memberIds, given: given as Partial<Given> })
        }
        fields={{
          ...actionFields,
          check: {
            label: '撤销哪一项',
            kind: 'select',
            options: ticks.map((each) => ({ value: each, label: checkLabels[each] })),
          },
        }}
        problem={atForm(withdraw.problem)}
        primary=""
      />
      <MoveBar members={members} onDone={onDone} />
      <ProblemAlert problem={check.problem} />
    </Space>
  );
}

/** What may be done with the chosen people: prepare them together, take them over one by one. */
export function MemberBar({ members, onDone }: { members: Member[]; onDone: () => void }) {
  const receive = useWrite(receiveMember, { refreshes, onDone });
  const [first] = members;
  const mayPrepare = usePermission('dispatch.handOver');
  const receipts = (first?.actions ?? []).filter(({ action }) => action !== 'withdraw');
  if (mayPrepare && members.every(({ actions }) => actions.some(({ action }) => action === 'withdraw')))
    return <Preparing members={members} onDone={onDone} />;
  if (!first || receipts.length === 0) return <span className="soft">所选人员没有可以办理的事项。</span>;
  if (members.length > 1) return <span className="soft">交接要逐人签收，请一次选一人。</span>;
  return (
    <ActionBar
      actions={receipts}
      onAct={(action, given) =>
        receive.run({
          id: first.id,
          version: first.version,
          action: action as ReceiptAction,
          given: given as Partial<Given>,
        })
      }
      fields={actionFields}
      problem={atForm(receive.problem)}
    />
  );
}
