import { Button } from 'antd';
import type { ReactNode } from 'react';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';

/** The entries of a list of the clause, each in a row, with what adds another. */
export function Entries({
  part,
  title,
  start,
  children,
}: {
  part: 'outcomes' | 'funding' | 'exclusive' | 'ranges';
  title: string;
  start: JsonObject;
  children: (path: Path, entry: JsonObject) => ReactNode;
}) {
  const { clause, onChange } = useEditor();
  const given = getAt(clause, [part]);
  const list: Json[] = Array.isArray(given) ? given : [];
  // An empty list is none: the schema asks for one entry at least.
  const drop = (at: number) => (list.length > 1 ? removeAt(clause, [part, at]) : removeAt(clause, [part]));
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {list.map((entry, at) => {
        const path: Path = [part, at];
        return (
          <section key={pathKey(path)} className="editor-row" aria-label={`${title} ${at + 1}`}>
            <div className="editor-controls">
              {children(path, isObject(entry) ? entry : {})}
              <Button size="small" type="text" onClick={() => onChange(drop(at))}>
                去掉
              </Button>
            </div>
            <FieldProblems path={path} but={[[...path, 'when']]} />
          </section>
        );
      })}
      <FieldProblems path={[part]} but={list.map((_, at) => [part, at])} />
      <Button size="small" onClick={() => onChange(setAt(clause, [part], [...list, start]))}>
        添加
      </Button>
    </section>
  );
}
