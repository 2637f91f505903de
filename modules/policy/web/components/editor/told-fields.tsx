import { Select } from 'antd';
import { removeAt, setAt } from '../json-path.ts';
import type { JsonObject, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { ReadingOf } from './reading-select.tsx';
import { TextField } from './text-field.tsx';

const texts = {
  say: { label: '不符合时说', hint: '不填就按条件说' },
  label: { label: '条件的说法', hint: '不填就按内容说' },
  material: { label: '看什么材料', hint: '' },
  article: { label: '出处', hint: '与本条不同的才写' },
} as const;
type TextKey = keyof typeof texts;
const keys = Object.keys(texts) as TextKey[];
/** Always open beside a condition that stands by itself. */
const usual: readonly string[] = ['say', 'label', 'material'];

/** What is told beside a condition: its own words, why it fails, the paper, the place in the text, the reading. */
export function ToldFields({ path, condition }: { path: Path; condition: JsonObject }) {
  const { clause, onChange } = useEditor();
  const isTop = path.length === 2;
  const isAsking = condition.chosen !== undefined;
  const isShown = (key: string): boolean => condition[key] !== undefined || (isTop && usual.includes(key));
  const more = [
    ...keys.filter((key) => !isShown(key)).map((key) => ({ value: key, label: texts[key].label })),
    ...(isShown('reading') ? [] : [{ value: 'reading', label: '按哪项读法' }]),
  ];
  return (
    <div className="editor-controls fill">
      {keys.filter(isShown).map((key) => (
        <TextField
          key={key}
          label={texts[key].label}
          hint={texts[key].hint}
          value={typeof condition[key] === 'string' ? condition[key] : ''}
          onChange={(next) => onChange(setAt(clause, [...path, key], next))}
          onLeave={() => condition[key] === '' && onChange(removeAt(clause, [...path, key]))}
        />
      ))}
      {condition.reading !== undefined && !isAsking && (
        <ReadingOf path={[...path, 'reading']} value={String(condition.reading)} label="按哪项读法" />
      )}
      {more.length > 0 && (
        <Select
          aria-label="另写什么"
          className="editor-kind"
          placeholder="另写……"
          value={null}
          options={more}
          onChange={(key: string | null) => key && onChange(setAt(clause, [...path, key], ''))}
        />
      )}
    </div>
  );
}
