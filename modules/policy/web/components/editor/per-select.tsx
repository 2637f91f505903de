import { Select } from 'antd';
import { getAt, setAt } from '../json-path.ts';
import type { Path } from '../types.ts';
import { perLabels } from '../../../contract/codes.ts';
import { useEditor } from './editor-context.ts';

/** Per what a limit counts: the applicant, or one of the things the place's clauses decide on. */
export function PerSelect({ path, label }: { path: Path; label: string }) {
  const { clause, onChange } = useEditor();
  const value = String(getAt(clause, path) ?? '');
  const labels: Record<string, string> = perLabels;
  return (
    <Select
      aria-label={label}
      className="editor-comparison"
      value={value}
      options={Object.entries({ [value]: value, ...labels }).map(([key, of]) => ({ value: key, label: of }))}
      onChange={(next: string) => onChange(setAt(clause, path, next))}
    />
  );
}
