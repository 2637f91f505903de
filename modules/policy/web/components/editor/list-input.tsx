import { Select } from 'antd';
import { getAt, isObject, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor, useNames } from './editor-context.ts';
import { LiteralInput } from './literal-input.tsx';
import { isListSpan, listKindOf, listName, type ListSpan, listSpans } from './nodes.ts';
import { freeName } from './loops.ts';

const listTypes = ['list', 'texts', 'numbers', 'dates', 'months', 'figures'];

/** Where months or numbers in a row begin, and how many there are or where they end. */
function SpanFields({ path, span, label }: { path: Path; span: ListSpan; label: string }) {
  const { clause, onChange, Value } = useEditor();
  const type = span === 'months' ? 'any' : 'number';
  const given = getAt(clause, [...path, span]);
  if (!isObject(given)) return null;
  const until = given.count === undefined ? 'through' : 'count';
  return (
    <>
      <span>从</span>
      <Value path={[...path, span, 'from']} type={type} label={`${label}从哪里起`} />
      <Select
        aria-label={`${label}怎么结束`}
        value={until}
        options={[
          { value: 'count', label: '共几个' },
          { value: 'through', label: '到（含）' },
        ]}
        onChange={(next: string) =>
          onChange(setAt(clause, [...path, span], { from: given.from ?? 0, [next]: given[until] ?? 1 }))
        }
      />
      <Value
        path={[...path, span, until]}
        type={until === 'count' ? 'number' : type}
        label={`${label}到哪里`}
      />
    </>
  );
}

/** Words in a row, or the periods that the place has set. */
function GivenFields({ path, kind, label }: { path: Path; kind: 'values' | 'param'; label: string }) {
  const { clause, vocabulary, onChange } = useEditor();
  const given = getAt(clause, [...path, kind]);
  const put = (next: Json) => onChange(setAt(clause, [...path, kind], next));
  if (kind === 'values')
    return <LiteralInput type="text" value={given ?? []} label={`${label}的词`} isPlain onChange={put} />;
  return (
    <Select
      aria-label={`${label}按哪项标准`}
      className="editor-fact"
      placeholder="选择时段"
      value={String(given ?? '') || null}
      options={vocabulary.parameters
        .filter(({ type }) => type === 'periods')
        .map((each) => ({ value: each.name, label: each.label }))}
      onChange={(next: string | null) => next && put(next)}
    />
  );
}

/** A list that is gone through: one of the application, those who meet the conditions, months, numbers, words or periods in a row. */
export function ListInput({ path, label }: { path: Path; label: string }) {
  const { clause, onChange } = useEditor();
  const names = useNames(path.slice(0, -1));
  const list = getAt(clause, path);
  const kind = listKindOf(list);
  const facts = [...names.values()].filter(({ type }) => listTypes.includes(type));
  const options = [
    ...(typeof clause.over === 'string' ? [{ value: 'chosen', label: '符合条件的各项' }] : []),
    ...facts.map(({ written, label: of }) => ({ value: written, label: of })),
    ...Object.entries({ ...listSpans, values: '逐个词', param: '逐个时段（按标准）' }).map(([value, of]) => ({
      value: `=${value}`,
      label: of,
    })),
  ];
  function change(next: string): void {
    const as = isObject(list) && typeof list.as === 'string' ? list.as : undefined;
    const way = next.startsWith('=') ? next.slice(1) : undefined;
    const name = { as: as ?? freeName(clause, way === 'months' ? 'month' : 'item') };
    if (way === 'values') onChange(setAt(clause, path, { values: [], ...name }));
    else if (way === 'param') onChange(setAt(clause, path, { param: '', ...name }));
    else if (way && isListSpan(way))
      onChange(setAt(clause, path, { [way]: { from: way === 'months' ? 'asOf' : 1, count: 1 }, ...name }));
    else onChange(setAt(clause, path, as ? { list: next, as } : next));
  }
  return (
    <span className="editor-value-line">
      <Select
        aria-label={label}
        className="editor-fact"
        placeholder="选择名单"
        showSearch={{ optionFilterProp: 'label' }}
        value={kind === 'name' ? (listName(list) ?? null) : kind === 'none' ? null : `=${kind}`}
        options={options}
        onChange={change}
      />
      {isListSpan(kind) && <SpanFields path={path} span={kind} label={label} />}
      {(kind === 'values' || kind === 'param') && <GivenFields path={path} kind={kind} label={label} />}
    </span>
  );
}
