import { useState } from 'react';
import { PhoneButton, PhoneField, PhoneProblem } from '#ui/phone/index.ts';
import { memberActionLabels, memberStateLabels } from '../../../contract/codes.ts';
import { type Need, needLabels } from '../../../contract/fields.ts';
import type { ReceiptAction } from '../../../contract/workflow.ts';
import type { Member } from '../types.ts';
import type { Receipt, ReceiptQueue } from './receipt-queue.ts';

interface ReceiptCardProps {
  member: Member;
  queue: ReceiptQueue;
  /** Who signs for the receiving side; kept from person to person. */
  signer: string;
  onSigner: (name: string) => void;
}
type Action = Member['actions'][number];

/** What the signature needs, one field below the other. */
function Signing({
  member,
  action,
  onClose,
  queue,
  signer,
  onSigner,
}: ReceiptCardProps & { action: Action; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const given: Record<string, string> = { receiverName: signer.trim(), reason: reason.trim() };
  const field = (need: Need, value: string, onChange: (value: string) => void) =>
    action.needs.includes(need) && (
      <PhoneField
        label={needLabels[need]}
        required
        maxLength={need === 'reason' ? 200 : 40}
        value={value}
        onChange={onChange}
        {...(isChecked && !given[need] ? { error: `请填写${needLabels[need]}` } : {})}
      />
    );
  function sign(): void {
    setChecked(true);
    if (action.needs.some((need) => !given[need])) return;
    queue.sign({
      memberId: member.id,
      version: member.version,
      action: action.action as ReceiptAction,
      receiverName: signer.trim(),
      reason: reason.trim(),
    });
    onClose();
  }
  return (
    <>
      {field('receiverName', signer, onSigner)}
      {field('reason', reason, setReason)}
      <PhoneButton onClick={sign}>签字：{action.label}</PhoneButton>
      <PhoneButton kind="plain" onClick={onClose}>
        返回
      </PhoneButton>
    </>
  );
}

/** Signed on this phone, not confirmed by the server yet. */
function Unconfirmed({ receipt, queue }: { receipt: Receipt; queue: ReceiptQueue }) {
  const label = memberActionLabels[receipt.action];
  if (receipt.isDone) return <p role="status">已提交。</p>;
  if (!receipt.problem)
    return (
      <p role="status">
        {receipt.receiverName} 已签“{label}”，等信号好了自动提交。
      </p>
    );
  return (
    <>
      <PhoneProblem problem={receipt.problem} />
      <PhoneButton kind="plain" onClick={() => queue.drop(receipt.memberId)}>
        撤下这次签字
      </PhoneButton>
    </>
  );
}

function Facts({ member }: { member: Member }) {
  return (
    <>
      <div className="receipt-head">
        <strong>
          {member.personName}
          {member.age !== null && `，${member.age} 周岁`}
        </strong>
        <span>{memberStateLabels[member.status]}</span>
      </div>
      <p className="soft">
        {member.enterpriseName} · {member.postTitle}
      </p>
      <p className="soft">送出方签字：{member.senderName ?? '—'}</p>
      {member.signedByName && (
        <p className="soft">
          接收方签字：{member.signedByName} {member.receivedOn}
        </p>
      )}
      {member.reason && <p>原因：{member.reason}</p>}
      {member.phone && !member.phone.includes('*') && (
        <a className="receipt-call" href={`tel:${member.phone}`}>
          拨打本人 {member.phone}
        </a>
      )}
    </>
  );
}

/** One person at the bus door: taken over, missing or sent back, with the receiving side's signature. */
export function ReceiptCard(props: ReceiptCardProps) {
  const { member, queue } = props;
  const [chosen, setChosen] = useState<string>();
  const actions = member.actions.filter(({ action }) => action !== 'withdraw');
  const action = actions.find((each) => each.action === chosen);
  const receipt = queue.of(member.id);
  return (
    <li className="phone-card">
      <Facts member={member} />
      {receipt && <Unconfirmed receipt={receipt} queue={queue} />}
      {!receipt && action && <Signing {...props} action={action} onClose={() => setChosen(undefined)} />}
      {!receipt && !action && actions.length > 0 && (
        <div className="receipt-actions">
          {actions.map((each, at) => (
            <PhoneButton
              key={each.action}
              kind={at === 0 ? 'primary' : 'plain'}
              onClick={() => setChosen(each.action)}
            >
              {each.label}
            </PhoneButton>
          ))}
        </div>
      )}
    </li>
  );
}
