import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { DateInput } from '#ui/desk/index.ts';
import type { Json } from '../types.ts';
import { textOfValue } from './case-facts.ts';

interface ValueInputProps {
  value: Json;
  onChange: (value: Json) => void;
  label: string;
  /** Words that clauses compare the value with. */
  words: string[];
  labels: Readonly<Record<string, string>>;
  type: string | null;
}

const isScalarList = (value: Json): value is (string | number)[] =>
  Array.isArray(value) && value.every((each) => typeof each !== 'object' && typeof each !== 'boolean');

/** One value of a case as it stands there: a number, a word, a day, yes or no, or a list of them. */
export function ValueInput({ value, onChange, label, words, labels, type }: ValueInputProps) {
  const options = words.map((word) => ({ value: word, label: labels[word] ?? word }));
  if (typeof value === 'boolean')
    return (
      <Select
        aria-label={label}
        className="fill"
        value={value}
        options={[
          { value: true, label: '是' },
          { value: false, label: '否' },
        ]}
        onChange={onChange}
      />
    );
  if (typeof value === 'number')
    return (
      <InputNumber
        aria-label={label}
        className="fill"
        value={value}
        onChange={(next) => next !== null && onChange(next)}
      />
    );
  if (isScalarList(value)) {
    const isNumbers =
      type === 'numbers' || (value.length > 0 && value.every((each) => typeof each === 'number'));
    return (
      <Select
        aria-label={label}
        className="fill"
        mode="tags"
        value={value.map(String)}
        options={options}
        onChange={(next: string[]) => onChange(isNumbers ? next.map(Number).filter(Number.isFinite) : next)}
      />
    );
  }
  if (value === null || typeof value === 'string') {
    if (type === 'date')
      return <DateInput aria-label={label} value={value} onChange={(next) => onChange(next ?? null)} />;
    return words.length > 0 ? (
      <AutoComplete
        aria-label={label}
        className="fill"
        value={value ?? ''}
        options={options}
        onChange={(next: string) => onChange(next)}
      />
    ) : (
      <Input
        aria-label={label}
        placeholder={value === null ? '没有' : ''}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return <span className="soft">{textOfValue(value, labels)}</span>;
}
