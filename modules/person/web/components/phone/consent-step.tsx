import { useCodes } from '#ui/hooks.ts';
import { PhoneChoice, PhoneField, PhoneSelect } from '#ui/phone/index.ts';
import { consentSentence } from '../../../contract/codes.ts';
import type { StepProps } from './step-props.ts';

const conditions = [
  { value: 'lodging', label: '需要住宿' },
  { value: 'noShift', label: '不上夜班、倒班' },
];

/** On what terms, and whether the person agrees to be recommended. */
export function ConsentStep({ draft, change, errorOf }: StepProps) {
  const ranges = useCodes('workRange').map(({ code, label }) => ({ value: code, label }));
  const groups = useCodes('group').map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <PhoneField
        label="期望月薪（元）"
        inputMode="decimal"
        value={draft.payYuan}
        onChange={(payYuan) => change({ payYuan })}
        placeholder="不填表示面议"
        error={errorOf('payYuan') ?? errorOf('payExpectedFen')}
      />
      <PhoneField
        label="什么时候能上班"
        type="date"
        value={draft.availableOn}
        onChange={(availableOn) => change({ availableOn })}
        hint="不填表示随时"
        error={errorOf('availableOn')}
      />
      <PhoneSelect
        label="愿意去哪里上班"
        options={ranges}
        value={draft.workRange}
        onChange={(workRange) => change({ workRange: workRange || 'city' })}
        error={errorOf('workRange')}
      />
      <PhoneChoice
        label="其他要求"
        multiple
        options={conditions}
        value={draft.conditions}
        onChange={(values) => change({ conditions: values })}
      />
      <PhoneChoice
        label="人员类别"
        multiple
        options={groups}
        value={draft.groups}
        onChange={(values) => change({ groups: values })}
        error={errorOf('groups')}
      />
      <section className="phone-card" aria-label="本人同意">
        <p>请向本人念出：{consentSentence}</p>
        <PhoneChoice
          label="本人意见"
          multiple
          options={[{ value: 'given', label: '本人同意' }]}
          value={draft.consent}
          onChange={(consent) => change({ consent })}
          hint="没有本人同意也可以登记，但不能向企业推荐"
        />
      </section>
    </>
  );
}
