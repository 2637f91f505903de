import { useCodes } from '#ui/hooks.ts';
import { PhoneChoice, PhoneField, PhoneSelect } from '#ui/phone/index.ts';
import type { StepProps } from './step-props.ts';
import { WantedChoice } from './wanted-choice.tsx';

/** What the person does now, wants and can. */
export function WorkStep({ draft, change, errorOf }: StepProps) {
  const statuses = useCodes('supplyStatus').map(({ code, label }) => ({ value: code, label }));
  const educations = useCodes('education').map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <PhoneChoice
        label="就业状态"
        required
        options={statuses}
        value={draft.status}
        onChange={(status) => change({ status })}
        error={errorOf('status')}
      />
      <WantedChoice
        value={draft.wants}
        onChange={(wants) => change({ wants })}
        error={errorOf('occupationsWanted')}
      />
      <PhoneField
        label="会什么技能"
        value={draft.skills}
        onChange={(skills) => change({ skills })}
        placeholder="如 焊工证、叉车"
        hint="几项用顿号隔开"
        maxLength={200}
        error={errorOf('skills')}
      />
      <PhoneSelect
        label="学历"
        options={educations}
        value={draft.education}
        onChange={(education) => change({ education })}
        error={errorOf('education')}
      />
    </>
  );
}
