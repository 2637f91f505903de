import { Select } from 'antd';
import { getAt, isObject, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import type { ValueType } from './grammar.ts';
import { LiteralInput } from './literal-input.tsx';
import type { Name } from './scope.ts';

type Way = 'literal' | 'param' | 'open';
const ways: { value: Way; label: string }[] = [
  { value: 'literal', label: '写定' },
  { value: 'param', label: '按标准' },
  { value: 'open', label: '写定，可再加' },
];

const wayOf = (value: Json): Way =>
  isObject(value) ? (Array.isArray(value.values) ? 'open' : 'param') : 'literal';

/** The same words in another way. */
function rewritten(value: Json, way: Way): Json {
  const words = isObject(value) ? (value.values ?? []) : [value].flat();
  const param = isObject(value) ? (value.param ?? '') : '';
  if (way === 'literal') return words;
  return way === 'param' ? { param } : { values: words, param };
}

/** Words to be among: written out, a list the place has set, or an open list that the place may add to. */
export function WordsValue({
  path,
  type,
  name,
  label,
}: {
  path: Path;
  type: ValueType;
  name: Name | undefined;
  label: string;
}) {
  const { clause, vocabulary, onChange } = useEditor();
  const value = getAt(clause, path) ?? [];
  const way = wayOf(value);
  const words = isObject(value) ? value.values : value;
  const lists = vocabulary.parameters.filter((each) => each.type === 'texts');
  const put = (next: Json) => onChange(setAt(clause, path, next));
  return (
    <>
      <Select
        aria-label={`${label}怎么定`}
        className="editor-kind"
        value={way}
        options={ways}
        onChange={(next: Way) => put(rewritten(value, next))}
      />
      {way !== 'param' && (
        <LiteralInput
          type={type}
          value={[words ?? []].flat()}
          label={label}
          words={name?.words ?? []}
          labels={name?.labels}
          isPlain
          onChange={(next) => put(isObject(value) ? { ...value, values: next } : next)}
        />
      )}
      {isObject(value) && (
        <Select
          aria-label={`${label}的标准名单`}
          className="editor-fact"
          placeholder="选择名单"
          value={String(value.param ?? '') || null}
          options={lists.map((each) => ({ value: each.name, label: each.label }))}
          onChange={(next: string | null) => next && put({ ...value, param: next })}
        />
      )}
    </>
  );
}
