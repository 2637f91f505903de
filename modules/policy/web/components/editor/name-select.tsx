import { Select } from 'antd';
import type { Name } from './scope.ts';

interface NameSelectProps {
  names: ReadonlyMap<string, Name>;
  value: string | null;
  onChange: (name: string) => void;
  label: string;
  placeholder?: string;
  /** Which names make sense here. */
  isFitting?: (name: Name) => boolean;
}

/** Names as options, grouped by what they are about. */
export const byGroup = (names: readonly Name[]) =>
  [...Map.groupBy(names, ({ group }) => group)].map(([group, own]) => ({
    label: group,
    options: own.map(({ written, label, isInLedger }) => ({
      value: written,
      label: isInLedger ? `${label}（台账有）` : label,
    })),
  }));

/** Facts and definitions by their Chinese names. */
export function NameSelect({ names, value, onChange, label, placeholder, isFitting }: NameSelectProps) {
  const fitting = [...names.values()].filter((each) => each.written === value || (isFitting?.(each) ?? true));
  return (
    <Select
      aria-label={label}
      className="editor-fact"
      placeholder={placeholder ?? '选择看什么'}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      options={byGroup(fitting)}
      onChange={(name: string | null) => name && onChange(name)}
    />
  );
}
