import { Space } from 'antd';
import { Link, useParams } from 'react-router';
import {
  ActionBar,
  FactList,
  Figure,
  FigureRow,
  LedgerTable,
  Loading,
  LoadError,
  PageFrame,
  Timeline,
} from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { getBatch, listMembers, readyBatch, sendBatch } from '../../../../contract/batch-operations.ts';
import type { Given } from '../../../../contract/fields.ts';
import type { MemberState, SendAction } from '../../../../contract/workflow.ts';
import { actionFields } from '../../../components/action-fields.ts';
import { atForm } from '../../../components/at-form.ts';
import { MemberBar } from '../../../components/member-bar.tsx';
import { useBatchColumns } from '../../../components/member-columns.tsx';
import { BatchTag } from '../../../components/state-tags.tsx';
import type { Batch } from '../../../components/types.ts';
import '../../../components/dispatch.css';

/** A departure makes placements. */
const refreshes = ['dispatch.', 'placement.', 'target.'];

function Actions({ batch }: { batch: Batch }) {
  const send = useWrite(sendBatch, { refreshes });
  const ready = useWrite(readyBatch, { refreshes });
  function act(action: string, given: Record<string, unknown>): Promise<unknown> {
    const own = { id: batch.id, version: batch.version, given: given as Partial<Given> };
    if (action === 'confirmFacilities') return ready.run({ ...own, action });
    return send.run({ ...own, action: action as SendAction });
  }
  return (
    <ActionBar
      actions={batch.actions}
      onAct={act}
      fields={actionFields}
      problem={atForm(send.problem ?? ready.problem)}
      primary={batch.actions.some(({ action }) => action === 'depart') ? 'depart' : 'confirmFacilities'}
    />
  );
}

function Facts({ batch }: { batch: Batch }) {
  return (
    <FactList
      items={[
        { label: '送出', value: batch.sendingRegionName },
        { label: '接收', value: batch.receiverName },
        { label: '计划出发', value: batch.departOn },
        {
          label: '住宿和接站',
          value: batch.facilitiesByName ?? '接收方还没有确认',
          source: batch.facilitiesNote ?? '',
        },
        { label: '带队人', value: batch.escortName, source: batch.escortPhone ?? '' },
        { label: '车辆', value: batch.vehicle },
        { label: '送出方签字', value: batch.senderName, source: batch.departedOn ?? '' },
        { label: '交接完毕', value: batch.receivedOn },
        ...(batch.cancelReason ? [{ label: '取消原因', value: batch.cancelReason }] : []),
      ]}
    />
  );
}

function waitingFor({ status, facilitiesByName, ready, people }: Batch): string {
  if (status === 'departed') return '到达后由接收方逐人签收。';
  if (status !== 'gathering') return '';
  if (ready === null) return facilitiesByName ? '等送出方发车。' : '请确认住宿和接站，送出方才能发车。';
  if (people === 0) return '批次里没有要出发的人，请取消批次。';
  const parts = [
    facilitiesByName ? '' : '接收方确认住宿和接站',
    ready < people ? `还有 ${formatCount(people - ready)} 人没有备齐` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `发车前：${parts.join('；')}。` : '可以发车。';
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getBatch, { id });
  const columns = useBatchColumns(data?.status);
  const rowsOf = (status: MemberState) => `/dispatch/members?batchId=${id}&status=${status}`;
  return (
    <PageFrame
      title={data ? `批次 ${data.batchNo}：${data.sendingRegionName} → ${data.receiverName}` : '输送批次'}
      question={data && waitingFor(data)}
      actions={
        data && (
          <Space wrap>
            <Actions batch={data} />
            <Link to={`/dispatch/batches/${id}/sheet`}>交接单</Link>
          </Space>
        )
      }
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p>
            <BatchTag status={data.status} />
          </p>
          <FigureRow>
            <Figure label="人数" value={data.people} unit="人" definition="不出发的人不计" />
            <Figure label="要住宿" value={data.beds} unit="人" definition="其中登记需要住宿的人" />
            <Figure label="已接收" value={data.accepted} unit="人" to={rowsOf('accepted')} />
            <Figure label="未到" value={data.missing} unit="人" to={rowsOf('missing')} />
            <Figure label="退回" value={data.rejected} unit="人" to={rowsOf('rejected')} />
          </FigureRow>
          <Facts batch={data} />
          <LedgerTable
            contract={listMembers}
            columns={columns}
            fixedInput={{ batchId: id }}
            bulk={(rows, done) => (
              <MemberBar key={rows.map((row) => row.id).join()} members={rows} onDone={done} />
            )}
            emptyText="发车以后才能看到名单。"
          />
          {data.timeline.length > 0 && (
            <section className="panel dispatch-after" aria-label="经过">
              <h2>经过</h2>
              <Timeline entries={data.timeline} />
            </section>
          )}
        </>
      )}
    </PageFrame>
  );
}
