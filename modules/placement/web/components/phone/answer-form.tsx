import { useState } from 'react';
import { fieldError, PhoneButton, PhoneField, PhoneProblem, PhoneSelect } from '#ui/phone/index.ts';
import { useCodes } from '#ui/hooks.ts';
import { type Need, needLabels } from '../../../contract/codes.ts';
import type { PlacementAction } from '../../../contract/workflow.ts';
import type { Placement } from '../types.ts';
import { useMove } from '../use-move.ts';

const dates: readonly string[] = ['interviewOn', 'onDate'];

interface AnswerFormProps {
  placement: Placement;
  action: Placement['actions'][number];
  onClose: () => void;
}

/** What an answer needs, one field below the other. */
export function AnswerForm({ placement, action, onClose }: AnswerFormProps) {
  const [given, setGiven] = useState<Record<string, string>>({});
  const reasons = useCodes('exitReason').map(({ code, label }) => ({ value: code, label }));
  const move = useMove();

  const isAtField = action.needs.some((need) => fieldError(move.problem, `/${need}`));

  async function submit(): Promise<void> {
    if (await move.run(action.action as PlacementAction, [placement], given)) onClose();
  }
  return (
    <form
      className="answer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{action.label}</h2>
      {action.needs.map((need) => {
        const field = {
          label: needLabels[need as Need],
          required: true,
          value: given[need] ?? '',
          error: fieldError(move.problem, `/${need}`),
          onChange: (value: string) => setGiven({ ...given, [need]: value }),
        };
        if (need === 'exitReason') return <PhoneSelect key={need} {...field} options={reasons} />;
        return <PhoneField key={need} {...field} type={dates.includes(need) ? 'date' : 'text'} />;
      })}
      <PhoneProblem problem={isAtField ? undefined : move.problem} />
      <PhoneButton type="submit" isRunning={move.isRunning}>
        {action.label}
      </PhoneButton>
      <PhoneButton kind="plain" onClick={onClose}>
        取消
      </PhoneButton>
    </form>
  );
}
