import { Select } from 'antd';
import { getAt, isObject, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { LiteralInput } from './literal-input.tsx';
import type { Name } from './scope.ts';

/** Words to be among: written out, or a list the place has set. */
export function WordsValue({ path, name, label }: { path: Path; name: Name | undefined; label: string }) {
  const { clause, vocabulary, onChange } = useEditor();
  const value = getAt(clause, path) ?? [];
  const isSet = isObject(value);
  const lists = vocabulary.parameters.filter(({ type }) => type === 'texts');
  const put = (next: Json) => onChange(setAt(clause, path, next));
  return (
    <>
      <Select
        aria-label={`${label}怎么定`}
        className="editor-kind"
        value={isSet ? 'param' : 'literal'}
        options={[
          { value: 'literal', label: '写定' },
          { value: 'param', label: '按标准' },
        ]}
        onChange={(kind) => put(kind === 'param' ? { param: '' } : [])}
      />
      {isSet ? (
        <Select
          aria-label={label}
          className="editor-fact"
          placeholder="选择名单"
          value={String(value.param ?? '') || null}
          options={lists.map((each) => ({ value: each.name, label: each.label }))}
          onChange={(next: string | null) => next && put({ ...value, param: next })}
        />
      ) : (
        <LiteralInput
          type="text"
          value={Array.isArray(value) ? value : [value]}
          label={label}
          words={name?.words ?? []}
          labels={name?.labels}
          isPlain
          onChange={put}
        />
      )}
    </>
  );
}
