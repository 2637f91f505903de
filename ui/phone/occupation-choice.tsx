import { useState } from 'react';
import { searchOccupations } from '#modules/region/contract/operations.ts';
import { useRead } from '../hooks.ts';
import { type Choice, PhoneChoice, PhoneField } from './fields.tsx';
import { useSettled } from '../settled.ts';

interface OccupationChoiceProps {
  value: Choice[];
  onChange: (value: Choice[]) => void;
  /** Offered before anything is typed. */
  common: Choice[];
  hint: string;
  error?: string | undefined;
}

const offeredAtMost = 8;

/** Occupations: the common ones are offered at once, anything else is found by words. */
export function OccupationChoice({ value, onChange, common, hint, error }: OccupationChoiceProps) {
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const found = useRead(
    searchOccupations,
    { query, limit: offeredAtMost },
    { enabled: query !== '', keep: true },
  );
  const offered: Choice[] = query
    ? (found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
    : common.slice(0, offeredAtMost);
  const known = new Map([...value, ...offered].map((choice) => [choice.value, choice]));
  return (
    <>
      <PhoneField
        label="想做什么工作"
        value={typed}
        onChange={setTyped}
        placeholder="如 装配、焊工、保洁"
        hint={hint}
      />
      <PhoneChoice
        label="选择职业"
        multiple
        error={error}
        options={[...known.values()]}
        value={value.map((choice) => choice.value)}
        onChange={(codes) => onChange(codes.flatMap((code) => known.get(code) ?? []))}
      />
      {query !== '' && found.data?.items.length === 0 && <p className="soft">没有找到，请换个说法。</p>}
    </>
  );
}
