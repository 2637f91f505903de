import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { DateInput } from '#ui/desk/index.ts';
import { isObject } from '../json-path.ts';
import type { Json } from '../types.ts';
import type { Comparison, Fact } from './clause-data.ts';

interface LiteralInputProps {
  fact: Fact;
  comparison: Comparison;
  value: Json;
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

function NumberLiteral({ fact, value, onChange }: Omit<LiteralInputProps, 'comparison'>) {
  const isMoney = fact.type === 'money';
  const isRate = fact.type === 'rate';
  const shown = isObject(value) ? Number(value.yuan ?? value.percent) : Number(value) * (isRate ? 100 : 1);
  return (
    <InputNumber
      aria-label={`${fact.label}的值`}
      className="editor-value"
      value={Number(shown.toFixed(6))}
      suffix={isMoney ? '元' : isRate ? '%' : (fact.unit ?? '')}
      onChange={(next) =>
        next !== null && onChange(isMoney ? { yuan: next } : isRate ? { percent: next } : next)
      }
    />
  );
}

/** The value a fact is compared with, typed as the fact is. */
export function LiteralInput({ fact, comparison, value, onChange }: LiteralInputProps) {
  const label = `${fact.label}的值`;
  if (typeof value === 'boolean')
    return (
      <Select
        aria-label={label}
        className="editor-value"
        value={value}
        options={comparison === 'isGiven' ? givenOrNot : yesNo}
        onChange={onChange}
      />
    );
  const words = fact.words.map((word) => ({ value: word, label: word }));
  if (Array.isArray(value))
    return (
      <Select
        aria-label={label}
        className="editor-value"
        mode="tags"
        placeholder="可写多个"
        value={value.map(String)}
        options={words}
        onChange={(next: string[]) => onChange(next)}
      />
    );
  if (typeof value === 'number' || isObject(value))
    return <NumberLiteral fact={fact} value={value} onChange={onChange} />;
  if (fact.type === 'date')
    return (
      <div className="editor-value">
        <DateInput aria-label={label} value={String(value)} onChange={(next) => next && onChange(next)} />
      </div>
    );
  return words.length > 0 ? (
    <AutoComplete
      aria-label={label}
      className="editor-value"
      value={String(value)}
      options={words}
      onChange={(next: string) => onChange(next)}
    />
  ) : (
    <Input
      aria-label={label}
      className="editor-value"
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
