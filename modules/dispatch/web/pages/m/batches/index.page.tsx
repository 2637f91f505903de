import { PhoneChoice, PhoneFrame, PhoneList, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listBatches } from '../../../../contract/batch-operations.ts';
import { batchStateLabels } from '../../../../contract/codes.ts';
import type { BatchState } from '../../../../contract/workflow.ts';

const shown: BatchState[] = ['departed', 'gathering', 'received', 'cancelled'];

export function Page() {
  const [{ status = 'departed' }, change] = useUrlState<{ status?: string }>(['status']);
  const { data, error, refetch } = useRead(
    listBatches,
    { status: status as BatchState, pageSize: 100 },
    { keep: true },
  );
  return (
    <PhoneFrame>
      <PhoneChoice
        label="状态"
        value={status}
        options={shown.map((code) => ({ value: code, label: batchStateLabels[code] }))}
        onChange={(next) => change({ status: next })}
      />
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <PhoneList
          rows={data.rows}
          rowKey={({ id }) => id}
          title={({ sendingRegionName, receiverName }) => `${sendingRegionName} → ${receiverName}`}
          detail={({ batchNo, departOn }) => `${batchNo} · ${departOn} 出发`}
          side={({ accepted, people, hasFacilities }) => {
            if (status === 'cancelled') return '不来了';
            if (status !== 'gathering') return `已接收 ${accepted} / ${people} 人`;
            return `${people} 人，${hasFacilities ? '已确认' : '待确认'}`;
          }}
          to={({ id }) => `/m/dispatch/batches/${id}`}
          emptyText="目前没有这样的批次。"
        />
      )}
    </PhoneFrame>
  );
}
