import { useCodes } from '../hooks.ts';
import { type Choice, PhoneChoice, PhoneField, PhoneSelect } from './fields.tsx';

/** On what terms somebody works, as typed and ticked. */
interface Terms {
  payYuan: string;
  /** First day. */
  availableOn: string;
  workRange: string;
  conditions: string[];
}

interface TermWords {
  label: string;
  hint?: string;
  placeholder?: string;
}

interface PhoneTermsProps {
  draft: Terms;
  change: (patch: Partial<Terms>) => void;
  errorOf: (field: keyof Terms) => string | undefined;
  /** How the form asks for each. */
  words: { pay: TermWords; day: TermWords; range: TermWords };
  conditions: Choice[];
}

/** Pay, first day, how far, what else: the same four questions in every form, each form's words. */
export function PhoneTerms({ draft, change, errorOf, words, conditions }: PhoneTermsProps) {
  const ranges = useCodes('workRange').map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <PhoneField
        {...words.pay}
        inputMode="decimal"
        value={draft.payYuan}
        onChange={(payYuan) => change({ payYuan })}
        error={errorOf('payYuan')}
      />
      <PhoneField
        {...words.day}
        type="date"
        value={draft.availableOn}
        onChange={(availableOn) => change({ availableOn })}
        error={errorOf('availableOn')}
      />
      <PhoneSelect
        {...words.range}
        options={ranges}
        value={draft.workRange}
        onChange={(workRange) => change({ workRange })}
        error={errorOf('workRange')}
      />
      <PhoneChoice
        label="其他要求"
        multiple
        options={conditions}
        value={draft.conditions}
        onChange={(values) => change({ conditions: values })}
      />
    </>
  );
}
