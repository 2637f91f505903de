import { Select } from 'antd';
import { getAt, isObject, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor, useNames } from './editor-context.ts';

const spans = { months: '逐月', numbers: '逐个序号' } as const;
type Span = keyof typeof spans;
const isSpan = (word: string): word is Span => Object.hasOwn(spans, word);
const listTypes = ['list', 'texts', 'numbers', 'dates', 'months', 'figures'];

function kindOf(list: Json | undefined): string {
  if (typeof list === 'string') return list;
  if (!isObject(list)) return '';
  if (typeof list.list === 'string') return list.list;
  return (['months', 'numbers'] as const).find((key) => list[key] !== undefined) ?? 'other';
}

/** Where months or numbers in a row begin, and how many there are or where they end. */
function SpanFields({ path, span, label }: { path: Path; span: Span; label: string }) {
  const { clause, onChange, Value } = useEditor();
  const type = span === 'months' ? 'month' : 'number';
  const given = getAt(clause, [...path, span]);
  if (!isObject(given)) return null;
  const until = given.count === undefined ? 'through' : 'count';
  return (
    <>
      <span>从</span>
      <Value
        path={[...path, span, 'from']}
        type={type === 'month' ? 'any' : type}
        label={`${label}从哪里起`}
      />
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
        type={until === 'count' ? 'number' : type === 'month' ? 'any' : type}
        label={`${label}到哪里`}
      />
    </>
  );
}

/** A list that is gone through: one of the application, those who meet the conditions, months or numbers in a row. */
export function ListInput({ path, label }: { path: Path; label: string }) {
  const { clause, onChange } = useEditor();
  const names = useNames(path.slice(0, -1));
  const list = getAt(clause, path);
  const kind = kindOf(list);
  const facts = [...names.values()].filter(({ type }) => listTypes.includes(type));
  const options = [
    ...(typeof clause.over === 'string' ? [{ value: 'chosen', label: '符合条件的各项' }] : []),
    ...facts.map(({ written, label: of }) => ({ value: written, label: of })),
    ...Object.entries(spans).map(([value, of]) => ({ value, label: of })),
    ...(kind === 'other' ? [{ value: 'other', label: '另有写法（保留）', disabled: true }] : []),
  ];
  function change(next: string): void {
    const as = isObject(list) && typeof list.as === 'string' ? list.as : undefined;
    if (isSpan(next))
      onChange(
        setAt(clause, path, { [next]: { from: next === 'months' ? 'asOf' : 1, count: 1 }, as: as ?? 'each' }),
      );
    else onChange(setAt(clause, path, as ? { list: next, as } : next));
  }
  return (
    <span className="editor-value-line">
      <Select
        aria-label={label}
        className="editor-fact"
        placeholder="选择名单"
        showSearch={{ optionFilterProp: 'label' }}
        value={kind || null}
        options={options}
        onChange={change}
      />
      {isSpan(kind) && <SpanFields path={path} span={kind} label={label} />}
    </span>
  );
}
