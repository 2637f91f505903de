import { Select } from 'antd';
import { removeAt, setAt } from '../json-path.ts';
import type { JsonObject, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';

/** One of the readings of the text that the place has written down, by what it is about. */
export function ReadingSelect({
  value,
  label,
  onlySettings = false,
  onChange,
}: {
  value: string | undefined;
  label: string;
  /** Only readings with more than one meaning. */
  onlySettings?: boolean;
  onChange: (id: string | undefined) => void;
}) {
  const { vocabulary } = useEditor();
  const fitting = vocabulary.readings.filter(
    ({ id, options }) => id === value || !onlySettings || options.length > 0,
  );
  return (
    <Select
      aria-label={label}
      className="editor-fact"
      placeholder="选择读法"
      allowClear={!onlySettings}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || null}
      options={fitting.map(({ id, subject }) => ({ value: id, label: `${id} ${subject}` }))}
      onChange={(next?: string | null) => onChange(next ?? undefined)}
    />
  );
}

/** Met where the place takes this meaning of the text. */
export function ReadingFields({ path, condition }: { path: Path; condition: JsonObject }) {
  const { clause, vocabulary, onChange } = useEditor();
  const reading = vocabulary.readings.find(({ id }) => id === condition.reading);
  const options = reading?.options ?? [];
  const taken = options.find((option) => option.value === reading?.chosen)?.label;
  return (
    <>
      <ReadingSelect
        value={String(condition.reading ?? '')}
        label="看哪项读法"
        onlySettings
        onChange={(id) => {
          const first = vocabulary.readings.find((each) => each.id === id)?.options[0]?.value ?? '';
          onChange(setAt(clause, path, { ...condition, reading: id ?? '', chosen: first }));
        }}
      />
      <span>取</span>
      <Select
        aria-label="读法取哪一种"
        className="editor-say"
        placeholder="选择取法"
        value={String(condition.chosen ?? '') || null}
        options={options}
        onChange={(chosen: string | null) => onChange(setAt(clause, [...path, 'chosen'], chosen ?? ''))}
      />
      {taken && <span className="soft">本地取“{taken}”。</span>}
    </>
  );
}

/** The reading that a limit rests on. */
export function ReadingOf({ path, value, label }: { path: Path; value: string | undefined; label: string }) {
  const { clause, onChange } = useEditor();
  return (
    <ReadingSelect
      value={value}
      label={label}
      onChange={(id) => onChange(id === undefined ? removeAt(clause, path) : setAt(clause, path, id))}
    />
  );
}
