import { useState } from 'react';
import { useCodes, useMe, useWrite } from '#ui/hooks.ts';
import { PhoneButton, PhoneChoice, PhoneProblem } from '#ui/phone/index.ts';
import { ownExitReasons } from '../../../contract/codes.ts';
import { declineRecommendation } from '../../../contract/operations.ts';
import type { AnswerAction } from '../../../contract/workflow.ts';
import type { Placement } from '../types.ts';

const own: AnswerAction = 'declineSelf';

/** The person's no and why: the enterprise and the office are told, and the post is not offered again. */
export function OwnAnswer({ placement }: { placement: Placement }) {
  const isSelf = useMe().scope.kind === 'self';
  const options = useCodes('exitReason')
    .filter(({ code }) => ownExitReasons.includes(code))
    .map(({ code, label }) => ({ value: code, label }));
  const [isAnswering, setAnswering] = useState(false);
  const [reason, setReason] = useState('');
  const decline = useWrite(declineRecommendation, {
    refreshes: ['placement.', 'matching.', 'person.', 'wish.'],
  });
  if (!placement.actions.some(({ action }) => action === own)) return null;
  if (!isAnswering)
    return (
      <PhoneButton kind="plain" onClick={() => setAnswering(true)}>
        {isSelf ? '不去' : '本人不去'}
      </PhoneButton>
    );
  return (
    <>
      <PhoneChoice
        label="为什么不去"
        required
        options={options}
        value={reason}
        onChange={setReason}
        hint="企业和推荐您的工作人员会看到，以后不再推荐这个岗位"
      />
      <PhoneProblem problem={decline.problem} />
      <PhoneButton
        isRunning={decline.isRunning}
        disabled={!reason}
        onClick={() => decline.run({ id: placement.id, exitReason: reason })}
      >
        答复不去
      </PhoneButton>
      <PhoneButton kind="plain" onClick={() => setAnswering(false)}>
        取消
      </PhoneButton>
    </>
  );
}
