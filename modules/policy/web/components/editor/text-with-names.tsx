import { AutoComplete, Select } from 'antd';
import { getAt, setAt } from '../json-path.ts';
import type { Path } from '../types.ts';
import { useEditor, useNames } from './editor-context.ts';
import { byGroup } from './name-select.tsx';

const wordless = ['list', 'figures', 'condition'];

/** A sentence with facts and definitions in it, as `{name}`: chosen by their Chinese names, and told below. */
export function TextWithNames({
  path,
  label,
  choices = [],
}: {
  path: Path;
  label: string;
  /** Usual texts, by their words. */
  choices?: { value: string; label: string }[];
}) {
  const { clause, onChange } = useEditor();
  const names = useNames(path);
  const text = String(getAt(clause, path) ?? '');
  const put = (next: string) => onChange(setAt(clause, path, next));
  const named = [...new Set([...text.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name))];
  const fitting = [...names.values()].filter(({ type }) => !wordless.includes(type));
  return (
    <span className="editor-value-line fill">
      <AutoComplete
        aria-label={label}
        className="editor-say"
        value={text}
        maxLength={200}
        options={choices}
        onChange={put}
      />
      <Select
        aria-label={`${label}里插入`}
        className="editor-comparison"
        placeholder="插入事实、定义"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={byGroup(fitting)}
        onChange={(name: string | null) => name && put(`${text}{${name}}`)}
      />
      {named.length > 0 && (
        <span className="soft fill">
          {named.map((name) => `{${name}} 是“${names.get(name)?.label ?? '没有这个名字'}”`).join('，')}
        </span>
      )}
    </span>
  );
}
