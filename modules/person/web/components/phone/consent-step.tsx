import { useCodes } from '#ui/hooks.ts';
import { PhoneChoice, PhoneTerms } from '#ui/phone/index.ts';
import { consentSentence } from '../../../contract/codes.ts';
import type { StepProps } from './step-props.ts';

const conditions = [
  { value: 'lodging', label: '需要住宿' },
  { value: 'noShift', label: '不上夜班、倒班' },
];

const words = {
  pay: { label: '期望月薪（元）', placeholder: '不填表示面议' },
  day: { label: '什么时候能上班', hint: '不填表示随时' },
  range: { label: '愿意去哪里上班' },
};

/** On what terms, and whether the person agrees to be recommended. */
export function ConsentStep({ draft, change, errorOf }: StepProps) {
  const groups = useCodes('group').map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <PhoneTerms
        draft={draft}
        change={(patch) => change(patch.workRange === '' ? { ...patch, workRange: 'city' } : patch)}
        errorOf={(field) => errorOf(field) ?? (field === 'payYuan' ? errorOf('payExpectedFen') : undefined)}
        words={words}
        conditions={conditions}
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
