import { Checkbox, Input, Select } from 'antd';
import type { AskedFact } from '../../../contract/forecast-operations.ts';
import { ValueField } from '../standards/value-field.tsx';
import type { Json } from '../types.ts';

interface AskedInputProps {
  id: string;
  fact: AskedFact;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

/** A word that no clause asks for. */
const otherWord = { value: '其他', label: '以上都不是' };
const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];
const lists = ['texts', 'numbers', 'dates', 'months'];
const isList = (type: string): boolean => lists.includes(type);
const hints: Partial<Record<string, string>> = {
  numbers: '逐个输入数字，回车添加',
  dates: '逐个输入日期，如 2018-03-01',
  months: '逐个输入月份，如 2018-03',
  month: '如 2018-03',
  moment: '如 2018-03-01T09:00+08:00',
};

function ListInput({ id, fact, value, onChange }: AskedInputProps) {
  const given = Array.isArray(value) ? value.map(String) : [];
  const read = (words: string[]): Json[] =>
    fact.type === 'numbers' ? words.map(Number).filter((each) => Number.isFinite(each)) : words;
  return (
    <Select
      id={id}
      className="fill"
      mode="tags"
      placeholder={hints[fact.type] ?? '可选多个，也可以自己写'}
      value={given}
      options={fact.options}
      onChange={(words: string[]) => onChange(words.length > 0 ? read(words) : undefined)}
    />
  );
}

function OneInput({ id, fact, value, onChange }: AskedInputProps) {
  if (isList(fact.type)) return <ListInput id={id} fact={fact} value={value} onChange={onChange} />;
  const shared = { id, className: 'fill', allowClear: true, placeholder: '请选择' };
  if (fact.type === 'boolean')
    return (
      <Select
        {...shared}
        value={typeof value === 'boolean' ? value : null}
        options={yesNo}
        onChange={(next?: boolean | null) => onChange(next ?? undefined)}
      />
    );
  if (fact.options.length > 0)
    return (
      <Select
        {...shared}
        value={typeof value === 'string' ? value : null}
        options={[...fact.options, otherWord]}
        onChange={(next?: string | null) => onChange(next ?? undefined)}
      />
    );
  if (['text', 'month', 'moment'].includes(fact.type))
    return (
      <Input
        id={id}
        allowClear
        placeholder={hints[fact.type]}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  return (
    <ValueField
      id={id}
      type={fact.type}
      unit={fact.unit}
      onChange={onChange}
      {...(value === undefined || value === null ? {} : { value })}
    />
  );
}

/** Whether “there is none” was answered: no end date, nothing received before. */
const isNone = (fact: AskedFact, value: Json | undefined): boolean =>
  value === null || (isList(fact.type) && Array.isArray(value) && value.length === 0);

/** One fact as its type asks; not answered, it is unknown. */
export function AskedInput(props: AskedInputProps) {
  const { fact, value, onChange } = props;
  const none = fact.noneLabel ?? (isList(fact.type) ? '没有' : null);
  return (
    <>
      {!isNone(fact, value) && <OneInput {...props} />}
      {none && (
        <Checkbox
          checked={isNone(fact, value)}
          aria-label={`${fact.label}${none}`}
          onChange={({ target }) => {
            const nothing: Json = isList(fact.type) ? [] : null;
            onChange(target.checked ? nothing : undefined);
          }}
        >
          {none}
        </Checkbox>
      )}
    </>
  );
}
