import { useParams } from 'react-router';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useDraft, useMe, useRead, useWrite } from '#ui/hooks.ts';
import { getBatch, getHandOver, readyBatch } from '../../../../contract/batch-operations.ts';
import { batchStateLabels } from '../../../../contract/codes.ts';
import { ReceiptCard } from '../../../components/phone/receipt-card.tsx';
import { useReceiptQueue } from '../../../components/phone/receipt-queue.ts';
import type { Batch, Member } from '../../../components/types.ts';
import '../../../components/phone/receipt.css';

/** Whoever is still to be taken over stands first. */
const openFirst = (members: Member[]): Member[] =>
  members.toSorted((a, b) => Number(b.status === 'sent') - Number(a.status === 'sent'));

function Facilities({ batch }: { batch: Batch }) {
  const ready = useWrite(readyBatch);
  const action = batch.actions.find((each) => each.action === 'confirmFacilities');
  if (!action) return null;
  return (
    <>
      <PhoneProblem problem={ready.problem} />
      <PhoneButton
        isRunning={ready.isRunning}
        onClick={() => ready.run({ id: batch.id, version: batch.version, action: 'confirmFacilities' })}
      >
        {action.label}
      </PhoneButton>
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { displayName } = useMe();
  const [signer, setSigner] = useDraft('dispatch.signer', displayName);
  const batch = useRead(getBatch, { id });
  const handOver = useRead(getHandOver, { id });
  const queue = useReceiptQueue();
  const error = batch.error ?? handOver.error;
  return (
    <PhoneFrame
      title={batch.data ? `${batch.data.sendingRegionName} → ${batch.data.receiverName}` : '逐人交接'}
      back="/m/dispatch/batches"
    >
      {error && <PhoneProblem problem={error.problem} retry={batch.refetch} />}
      {!batch.data && !error && <PhoneLoading />}
      {batch.data && (
        <>
          <p>
            {batch.data.batchNo} · {batchStateLabels[batch.data.status]}
            {batch.data.vehicle && ` · 已接收 ${batch.data.accepted} / ${batch.data.people} 人`}
          </p>
          {batch.data.vehicle && (
            <p className="soft">
              {batch.data.vehicle}，带队 {batch.data.escortName}，{batch.data.departedOn} 发车
            </p>
          )}
          {batch.data.escortPhone && (
            <a className="receipt-call" href={`tel:${batch.data.escortPhone}`}>
              拨打带队人 {batch.data.escortPhone}
            </a>
          )}
          {batch.data.cancelReason && <p>已取消，不来了：{batch.data.cancelReason}</p>}
          {batch.data.status === 'gathering' && (
            <p>
              计划 {batch.data.departOn} 出发，{batch.data.people} 人，其中 {batch.data.beds} 人要住宿。
              {batch.data.facilitiesByName
                ? `${batch.data.facilitiesByName}已确认住宿和接站，等送出方发车。`
                : '备好住宿和接站后请确认，送出方才能发车。'}
            </p>
          )}
          <Facilities batch={batch.data} />
          {batch.data.status === 'gathering' && <p className="soft">发车以后才能看到名单。</p>}
        </>
      )}
      {queue.waiting > 0 && (
        <PhoneButton kind="plain" onClick={queue.send}>
          有 {queue.waiting} 人的签字还没有提交，现在提交
        </PhoneButton>
      )}
      {handOver.data && (
        <ul className="receipts">
          {openFirst(handOver.data.members).map((member) => (
            <ReceiptCard key={member.id} member={member} queue={queue} signer={signer} onSigner={setSigner} />
          ))}
        </ul>
      )}
    </PhoneFrame>
  );
}
