import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { DateInput } from '#ui/desk/date-input.tsx';
import { isObject } from '../json-path.ts';
import type { Json } from '../types.ts';
import type { ValueType } from './grammar.ts';
import { isNumber, numberUnit, shownNumber, shownWord, writtenNumber, writtenWords } from './plain.ts';

interface LiteralInputProps {
  type: ValueType;
  value: Json;
  label: string;
  /** Words that clauses know. */
  words?: string[];
  /** Chinese for coded words. */
  labels?: Readonly<Record<string, string>> | undefined;
  unit?: string | null;
  /** Beside a fact: words and days stand there plainly. */
  isPlain: boolean;
  /** Asks whether there is one at all. */
  isPresence?: boolean;
  onChange: (value: Json) => void;
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];
const givenOrNot = [
  { value: true, label: '有' },
  { value: false, label: '没有' },
];

const suffixes = { yuan: '元', percent: '%', number: '' };

function NumberInput({ type, value, label, unit, onChange }: LiteralInputProps) {
  return (
    <InputNumber
      aria-label={label}
      className="editor-value"
      value={shownNumber(value, type)}
      suffix={suffixes[numberUnit(value, type)] || (unit ?? '')}
      onChange={(next) => next !== null && onChange(writtenNumber(next, value, type))}
    />
  );
}

const optionsOf = ({ words = [], labels }: Pick<LiteralInputProps, 'words' | 'labels'>) =>
  words.map((word) => ({ value: word, label: labels?.[word] ?? word }));

function TextInput({ type, value, label, words = [], labels, isPlain, onChange }: LiteralInputProps) {
  const key = type === 'month' ? 'month' : 'text';
  const text = String(isObject(value) ? value[key] : value);
  const put = (next: string) => onChange(isPlain ? next : { [key]: next });
  const options = optionsOf({ words, labels });
  return words.length > 0 ? (
    <AutoComplete aria-label={label} className="editor-value" value={text} options={options} onChange={put} />
  ) : (
    <Input
      aria-label={label}
      className="editor-value"
      placeholder={type === 'month' ? '如 2018-03' : ''}
      value={text}
      onChange={(event) => put(event.target.value)}
    />
  );
}

/** A plain value, typed as its place asks. */
export function LiteralInput(props: LiteralInputProps) {
  const { type, value, label, isPlain, isPresence, onChange } = props;
  if (typeof value === 'boolean')
    return (
      <Select
        aria-label={label}
        className="editor-value"
        value={value}
        options={isPresence ? givenOrNot : yesNo}
        onChange={(next: boolean) => onChange(next)}
      />
    );
  if (Array.isArray(value))
    return (
      <Select
        aria-label={label}
        className="editor-value"
        mode="tags"
        placeholder="可写多个"
        value={value.map(shownWord)}
        options={optionsOf(props)}
        onChange={(next: string[]) => onChange(writtenWords(next, value, type))}
      />
    );
  if (type === 'date') {
    const day = isObject(value) ? value.date : value;
    return (
      <div className="editor-value">
        <DateInput
          aria-label={label}
          value={typeof day === 'string' ? day : null}
          onChange={(next) => next && onChange(isPlain ? next : { date: next })}
        />
      </div>
    );
  }
  return isNumber(value) ? <NumberInput {...props} /> : <TextInput {...props} />;
}
