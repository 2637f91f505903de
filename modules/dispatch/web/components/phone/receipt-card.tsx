import { useState } from 'react';
import { fieldError, PhoneButton, PhoneField, PhoneProblem } from '#ui/phone/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { receiveMember } from '../../../contract/batch-operations.ts';
import { memberStateLabels } from '../../../contract/codes.ts';
import { type Need, needLabels } from '../../../contract/fields.ts';
import type { ReceiptAction } from '../../../contract/workflow.ts';
import { atForm } from '../at-form.ts';
import type { Member } from '../types.ts';

interface ReceiptCardProps {
  member: Member;
  /** Who signs for the receiving side; kept from person to person. */
  signer: string;
  onSigner: (name: string) => void;
}

/** One person at the bus door: taken over, missing or sent back, with the receiving side's signature. */
export function ReceiptCard({ member, signer, onSigner }: ReceiptCardProps) {
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState('');
  const receive = useWrite(receiveMember);
  const problem = atForm(receive.problem);
  const actions = member.actions.filter(({ action }) => action !== 'withdraw');
  const action = actions.find((each) => each.action === chosen);

  async function sign(): Promise<void> {
    if (!action) return;
    const given = { receiverName: signer, reason };
    const input = { id: member.id, version: member.version, action: action.action as ReceiptAction, given };
    if (await receive.run(input)) setChosen(undefined);
  }
  const field = (need: string, value: string, onChange: (value: string) => void) =>
    action?.needs.includes(need) && (
      <PhoneField
        label={needLabels[need as Need]}
        required
        maxLength={need === 'reason' ? 200 : 40}
        value={value}
        onChange={onChange}
        {...(fieldError(problem, `/${need}`) ? { error: fieldError(problem, `/${need}`) } : {})}
      />
    );
  return (
    <li className="phone-card">
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
      {member.signedByName && <p className="soft">接收方签字：{member.signedByName}</p>}
      {member.reason && <p>原因：{member.reason}</p>}
      {action ? (
        <>
          {field('receiverName', signer, onSigner)}
          {field('reason', reason, setReason)}
          <PhoneProblem problem={problem?.errors.some(({ pointer }) => pointer) ? undefined : problem} />
          <PhoneButton isRunning={receive.isRunning} onClick={sign}>
            签字：{action.label}
          </PhoneButton>
          <PhoneButton kind="plain" onClick={() => setChosen(undefined)}>
            返回
          </PhoneButton>
        </>
      ) : (
        actions.length > 0 && (
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
        )
      )}
    </li>
  );
}
