import type { Path } from '../types.ts';
import { problemsAt, useEditor } from './editor-context.ts';

/** What the server found wrong at this place, beside the field. */
export function FieldProblems({ path, but }: { path: Path; but?: readonly Path[] }) {
  const { problems } = useEditor();
  const found = [...new Set(problemsAt(problems, path, but).map(({ reason }) => reason))];
  if (found.length === 0) return null;
  return (
    <div role="alert" className="field-error">
      {found.map((reason) => (
        <div key={reason}>{reason}</div>
      ))}
    </div>
  );
}
