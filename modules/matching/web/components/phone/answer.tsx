import { useState } from 'react';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { useMe, usePermission, useWrite } from '#ui/hooks.ts';
import { PhoneButton, PhoneChoice, PhoneProblem } from '#ui/phone/index.ts';
import { chooseMatches } from '../../../contract/choice-operations.ts';
import { type ExclusionReason, exclusionReasonLabels } from '../../../contract/choices.ts';

/** What a person says, not what an office finds. */
const ownReasons = ['notInterested', 'tooFar', 'payTooLow', 'timeUnfit', 'otherPlan'] as const;
const options = ownReasons.map((value) => ({ value, label: exclusionReasonLabels[value] }));

interface AnswerProps {
  personId: string;
  postId: string;
  /** Why this person cannot go there; then only a refusal is left. */
  isEligible: boolean;
  onRefused: () => void;
}

/** Yes, and the enterprise is told; or no, and why, and the post is not offered again. */
export function Answer({ personId, postId, isEligible, onRefused }: AnswerProps) {
  const isSelf = useMe().scope.kind === 'self';
  const mayAnswer = usePermission('matching.recommend');
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState<ExclusionReason | ''>('');
  const [refusal, setRefusal] = useState<string>();
  const refreshes = ['placement.', 'matching.', 'wish.'];
  const accept = useWrite(recommendPeople, {
    refreshes,
    onDone: ({ refused }) => setRefusal(refused[0]?.message),
  });
  const refuse = useWrite(chooseMatches, { refreshes, onDone: onRefused });
  if (!mayAnswer) return null;
  if (isRefusing)
    return (
      <>
        <PhoneChoice
          label="为什么不去"
          required
          options={options}
          value={reason}
          onChange={(value) => setReason(ownReasons.find((each) => each === value) ?? '')}
        />
        <PhoneProblem problem={refuse.problem} />
        <PhoneButton
          isRunning={refuse.isRunning}
          disabled={!reason}
          onClick={() =>
            reason && refuse.run({ postId, personIds: [personId], choice: 'excluded', reason, note: null })
          }
        >
          以后不再列出
        </PhoneButton>
        <PhoneButton kind="plain" onClick={() => setRefusing(false)}>
          取消
        </PhoneButton>
      </>
    );
  return (
    <>
      <PhoneProblem problem={accept.problem} />
      {refusal && <p role="alert">{refusal}</p>}
      {isEligible && (
        <PhoneButton
          isRunning={accept.isRunning}
          onClick={() => accept.run({ postId, personIds: [personId] })}
        >
          {isSelf ? '有意，告诉企业' : '本人有意，推荐给企业'}
        </PhoneButton>
      )}
      <PhoneButton kind="plain" onClick={() => setRefusing(true)}>
        {isSelf ? '不去' : '本人不去'}
      </PhoneButton>
    </>
  );
}
