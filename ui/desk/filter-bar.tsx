import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { CodeSelect } from './code-select.tsx';
import { DateInput } from './date-input.tsx';
import type { LedgerState } from './ledger-state.ts';
import type { FilterField } from './ledger-types.ts';
import { RegionPicker } from './region-picker.tsx';

interface FilterInputProps {
  id: string;
  field: FilterField;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function TextFilter({ id, value, onChange }: Omit<FilterInputProps, 'field'>) {
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // Cleared or restored from outside (a saved filter, the way back).
    setKnown(value);
    setTyped(value ?? '');
  }
  const apply = (text: string) => text.trim() !== (value ?? '') && onChange(text.trim() || undefined);
  return (
    <Input
      id={id}
      allowClear
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') apply('');
      }}
      onPressEnter={() => apply(typed)}
      onBlur={() => apply(typed)}
    />
  );
}

function FilterInput({ field, ...props }: FilterInputProps) {
  const { id, value, onChange } = props;
  switch (field.kind) {
    case 'text':
      return <TextFilter {...props} />;
    case 'region':
      return <RegionPicker id={id} value={value ?? null} onChange={onChange} placeholder="全部" />;
    case 'date':
      return <DateInput id={id} value={value ?? null} onChange={onChange} />;
    case 'select':
      return (
        <CodeSelect
          id={id}
          kind={field.codes ?? ''}
          {...(field.options ? { options: field.options } : {})}
          value={value ?? null}
          onChange={onChange}
          placeholder="全部"
        />
      );
    case 'flag':
      return (
        <Checkbox
          id={id}
          checked={value === '1'}
          onChange={(event) => onChange(event.target.checked ? '1' : undefined)}
        >
          {field.label}
        </Checkbox>
      );
  }
}

/** The filters of a ledger; a choice acts at once, words act on Enter or on leaving the field. */
export function FilterBar({ fields, state }: { fields: FilterField[]; state: LedgerState }) {
  const prefix = useId();
  if (fields.length === 0) return null;
  return (
    <search className="filters">
      {fields.map((field) => {
        const id = `${prefix}${field.key}`;
        return (
          <div key={field.key} className={`filter filter-${field.kind}`}>
            {field.kind !== 'flag' && <label htmlFor={id}>{field.label}</label>}
            <FilterInput
              id={id}
              field={field}
              value={state.values[field.key]}
              onChange={(value) => state.setFilters({ [field.key]: value })}
            />
          </div>
        );
      })}
      {state.isFiltered && (
        <Button type="link" onClick={state.clearFilters}>
          清空筛选
        </Button>
      )}
    </search>
  );
}
