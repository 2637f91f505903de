import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { clauseClassLabels, clauseKindLabels } from '../../../contract/codes.ts';
import { removeAt } from '../json-path.ts';
import { useEditor } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';
import { Flag, Optional } from './optional.tsx';

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

/** A bound of validity: none, or a day written out, set by the place or reckoned. */
function Bound({ name, label }: { name: 'from' | 'to'; label: string }) {
  const { today, Value } = useEditor();
  const path = ['validity', name];
  return (
    <Optional path={path} label={`${label}（不勾选就是不限）`} start={today}>
      <Value path={path} type="date" label={label} compared={{ unit: null, words: [] }} />
    </Optional>
  );
}

/** From when to when the clause holds, and which day must lie within. */
function Validity() {
  const { clause, Value } = useEditor();
  const isOver = typeof clause.over === 'string';
  return (
    <section aria-label="有效期">
      <h3>有效期</h3>
      <Optional path={['validity']} label="写明有效期" start={{}}>
        <Bound name="from" label="有效期自" />
        <Bound name="to" label="有效期至" />
        {isOver && <Flag path={['validity', 'each']} label="逐个看各自的日期，不看整个申请的" />}
        <Optional
          path={['validity', 'on']}
          label="写明看哪一天（不写就看事件发生日，没有的看核定日）"
          start="asOf"
        >
          <Value path={['validity', 'on']} type="date" label="有效期看哪一天" isNamed />
        </Optional>
        <FieldProblems path={['validity']} />
      </Optional>
    </section>
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
  const { clause, vocabulary, onChange } = useEditor();
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
        <Field id="clause-kind" label="性质">
          <Select
            id="clause-kind"
            className="fill"
            value={text('kind')}
            options={optionsOf(clauseKindLabels)}
            onChange={(next: string) => put('kind', next)}
          />
        </Field>
        <Field id="clause-materials" label="材料（逐个输入，回车添加）">
          <Select
            id="clause-materials"
            className="fill"
            mode="tags"
            value={materials}
            onChange={(next: string[]) =>
              onChange(next.length > 0 ? { ...clause, materials: next } : removeAt(clause, ['materials']))
            }
          />
        </Field>
        <OverSelect />
        <Field id="clause-readings" label="按哪些读法">
          <Select
            id="clause-readings"
            className="fill"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={Array.isArray(clause.readings) ? clause.readings.map(String) : []}
            options={vocabulary.readings.map(({ id, subject }) => ({ value: id, label: `${id} ${subject}` }))}
            onChange={(next: string[]) =>
              onChange(next.length > 0 ? { ...clause, readings: next } : removeAt(clause, ['readings']))
            }
          />
        </Field>
      </div>
      <Validity />
    </section>
  );
}
