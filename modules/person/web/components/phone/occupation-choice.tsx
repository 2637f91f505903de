import { useState } from 'react';
import { searchOccupations } from '#modules/region/contract/operations.ts';
import { usePermission, useRead } from '#ui/hooks.ts';
import { type Choice, PhoneChoice, PhoneField } from '#ui/phone/index.ts';
import { useSettled } from '#ui/settled.ts';
import { summariseWords } from '../../../contract/summary-operations.ts';

interface OccupationChoiceProps {
  value: Choice[];
  onChange: (value: Choice[]) => void;
  error?: string | undefined;
}

const offeredAtMost = 8;

/** Occupations wanted: what most people here want is offered at once, anything else is found by words. */
export function OccupationChoice({ value, onChange, error }: OccupationChoiceProps) {
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const maySummarise = usePermission('supply.summary');
  const common = useRead(summariseWords, { kind: 'occupation' }, { enabled: maySummarise, isFixed: true });
  const found = useRead(
    searchOccupations,
    { query, limit: offeredAtMost },
    { enabled: query !== '', keep: true },
  );
  const offered: Choice[] = query
    ? (found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
    : (common.data?.rows ?? []).slice(0, offeredAtMost).map(({ code, label }) => ({ value: code, label }));
  const known = new Map([...value, ...offered].map((choice) => [choice.value, choice]));
  return (
    <>
      <PhoneField
        label="想做什么工作"
        value={typed}
        onChange={setTyped}
        placeholder="如 装配、焊工、保洁"
        hint="可选几项；不选表示什么工作都可以"
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
