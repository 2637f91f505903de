import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { getAt, removeAt, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';

/** A part that need not be there: ticked, it starts from `start`. */
export function Optional({
  path,
  label,
  start,
  children,
}: {
  path: Path;
  label: string;
  start: Json;
  children: ReactNode;
}) {
  const { clause, onChange } = useEditor();
  const isThere = getAt(clause, path) !== undefined;
  return (
    <div className={isThere ? 'editor-part fill' : 'editor-part'}>
      <Checkbox
        checked={isThere}
        onChange={({ target }) =>
          onChange(target.checked ? setAt(clause, path, start) : removeAt(clause, path))
        }
      >
        {label}
      </Checkbox>
      {isThere && <div className="editor-row-group">{children}</div>}
    </div>
  );
}

/** Something that is so or is not written at all. */
export function Flag({ path, label }: { path: Path; label: string }) {
  const { clause, onChange } = useEditor();
  return (
    <Checkbox
      checked={getAt(clause, path) === true}
      onChange={({ target }) => onChange(target.checked ? setAt(clause, path, true) : removeAt(clause, path))}
    >
      {label}
    </Checkbox>
  );
}
