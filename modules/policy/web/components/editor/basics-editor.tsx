import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DateInput } from '#ui/desk/index.ts';
import { clauseClassLabels, clauseKindLabels } from '../../../contract/codes.ts';
import { isObject, removeAt, setAt } from '../json-path.ts';
import type { Json } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="filter filter-wide">
      <label htmlFor={id}>{label}</label>
      {children}
      <FieldProblems path={[id.replace('clause-', '')]} />
    </div>
  );
}

const textFields = [
  { key: 'title', label: '名称' },
  { key: 'article', label: '出处（第几条）' },
  { key: 'payee', label: '谁享受' },
  { key: 'event', label: '什么时候申请' },
  { key: 'handler', label: '经办' },
  { key: 'fund', label: '资金' },
];

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function Bound({ name, label }: { name: 'from' | 'to'; label: string }) {
  const { clause, vocabulary, today, onChange } = useEditor();
  const validity = isObject(clause.validity) ? clause.validity : {};
  const value: Json | undefined = validity[name];
  const day =
    typeof value === 'string' ? value : isObject(value) && typeof value.date === 'string' ? value.date : null;
  const parameter = isObject(value) && typeof value.param === 'string' ? value.param : null;
  const mode = day !== null ? 'date' : parameter !== null ? 'param' : value === undefined ? 'open' : 'other';
  const put = (next: Json) => onChange(setAt(clause, ['validity', name], next));
  const dates = vocabulary.parameters.filter(({ type }) => type === 'date');
  function change(next: string): void {
    if (next === 'open') onChange(removeAt(clause, ['validity', name]));
    else if (next === 'date') put(today);
    else put({ param: dates[0]?.name ?? '' });
  }
  return (
    <Field id={`clause-${name}`} label={label}>
      <Select
        id={`clause-${name}`}
        className="fill"
        value={mode}
        options={[
          { value: 'open', label: '不限' },
          { value: 'date', label: '写定的日期' },
          { value: 'param', label: '按标准参数' },
          ...(mode === 'other' ? [{ value: 'other', label: '另有算法（保留）', disabled: true }] : []),
        ]}
        onChange={change}
      />
      {day !== null && (
        <DateInput aria-label={`${label}的日期`} value={day} onChange={(next) => next && put(next)} />
      )}
      {parameter !== null && (
        <Select
          aria-label={`${label}的标准参数`}
          className="fill"
          value={parameter}
          options={dates.map((each) => ({ value: each.name, label: each.label }))}
          onChange={(next: string) => put({ param: next })}
        />
      )}
    </Field>
  );
}

/** What the clause decides on one by one: each worker, each intern; or the application as one. */
function OverSelect() {
  const { clause, vocabulary, onChange } = useEditor();
  const lists = vocabulary.entities.flatMap(({ list, label }) =>
    list === null ? [] : [{ value: list, label: `逐个${label}` }],
  );
  return (
    <Field id="clause-over" label="逐个认定还是整体认定">
      <Select
        id="clause-over"
        className="fill"
        value={typeof clause.over === 'string' ? clause.over : ''}
        options={[{ value: '', label: '整个申请一起认定' }, ...lists]}
        onChange={(next: string) =>
          onChange(next === '' ? removeAt(clause, ['over']) : { ...clause, over: next })
        }
      />
    </Field>
  );
}

/** Name, place in the paper, who and when, materials, validity. */
export function BasicsEditor({ isNew }: { isNew: boolean }) {
  const { clause, onChange } = useEditor();
  const text = (key: string): string => (typeof clause[key] === 'string' ? clause[key] : '');
  const put = (key: string, value: string) =>
    onChange(
      value === '' && key !== 'title' && key !== 'article'
        ? removeAt(clause, [key])
        : { ...clause, [key]: value },
    );
  const materials = Array.isArray(clause.materials) ? clause.materials.map(String) : [];
  return (
    <section className="panel" aria-label="基本内容">
      <h2>基本内容</h2>
      <div className="editor-fields">
        {isNew && (
          <Field id="clause-id" label="编号（地区代码加条号，如 LZ-9）">
            <Input
              id="clause-id"
              maxLength={8}
              value={text('id')}
              onChange={(event) => put('id', event.target.value)}
            />
          </Field>
        )}
        {textFields.map(({ key, label }) => (
          <Field key={key} id={`clause-${key}`} label={label}>
            <Input
              id={`clause-${key}`}
              maxLength={200}
              value={text(key)}
              onChange={(event) => put(key, event.target.value)}
            />
          </Field>
        ))}
        <Field id="clause-class" label="类别">
          <Select
            id="clause-class"
            className="fill"
            value={text('class')}
            options={optionsOf(clauseClassLabels)}
            onChange={(next: string) => put('class', next)}
          />
        </Field>
        {isNew && (
          <Field id="clause-kind" label="性质">
            <Select
              id="clause-kind"
              className="fill"
              value={text('kind')}
              options={optionsOf(clauseKindLabels)}
              onChange={(next: string) => put('kind', next)}
            />
          </Field>
        )}
        <Field id="clause-materials" label="材料（逐个输入，回车添加）">
          <Select
            id="clause-materials"
            className="fill"
            mode="tags"
            value={materials}
            onChange={(next: string[]) => onChange({ ...clause, materials: next })}
          />
        </Field>
        <OverSelect />
        <Bound name="from" label="有效期自" />
        <Bound name="to" label="有效期至" />
      </div>
    </section>
  );
}
