import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import { DateInput } from '#ui/desk/index.ts';
import type { Json } from '../types.ts';

interface ValueFieldProps {
  id?: string;
  type: string;
  unit: string | null;
  value?: Json;
  onChange?: (value: Json | undefined) => void;
}

const percent = 100;

/** The value of a standard, typed as it is: yuan for money, percent shown for a fraction. */
export function ValueField({ id, type, unit, value, onChange }: ValueFieldProps) {
  const number = typeof value === 'number' ? value : null;
  switch (type) {
    case 'money':
    case 'number':
      return (
        <InputNumber
          id={id}
          className="fill"
          suffix={type === 'money' ? (unit ?? '元') : (unit ?? '')}
          value={number}
          onChange={(next) => onChange?.(next ?? undefined)}
        />
      );
    case 'rate':
      return (
        <InputNumber
          id={id}
          className="fill"
          suffix="%"
          value={number === null ? null : Number((number * percent).toFixed(6))}
          onChange={(next) => onChange?.(next === null ? undefined : Number((next / percent).toFixed(8)))}
        />
      );
    case 'boolean':
      return (
        <Select
          id={id}
          className="fill"
          value={typeof value === 'boolean' ? value : null}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          onChange={(next: boolean | null) => onChange?.(next ?? undefined)}
        />
      );
    case 'date':
      return (
        <DateInput
          {...(id ? { id } : {})}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange?.(next)}
        />
      );
    case 'texts':
      return (
        <Select
          id={id}
          className="fill"
          mode="tags"
          placeholder="逐个输入，回车添加"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next: string[]) => onChange?.(next)}
        />
      );
    case 'periods':
      return <Periods {...(value === undefined ? {} : { value })} onChange={onChange} />;
    default:
      return (
        <Input
          id={id}
          maxLength={200}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange?.(event.target.value || undefined)}
        />
      );
  }
}

function Periods({ value, onChange }: { value?: Json; onChange: ValueFieldProps['onChange'] }) {
  const periods = Array.isArray(value) ? value.filter(Array.isArray) : [];
  return (
    <>
      {periods.map((period) => (
        <p key={period.join('')}>
          {period.map(String).join(' 至 ')}{' '}
          <Button size="small" onClick={() => onChange?.(periods.filter((each) => each !== period))}>
            去掉
          </Button>
        </p>
      ))}
      <DatePicker.RangePicker
        className="fill"
        value={null}
        onChange={(range) => {
          const [from, to] = range ?? [];
          if (from && to) onChange?.([...periods, [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')]]);
        }}
      />
    </>
  );
}
