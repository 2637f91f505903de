import { type ComponentType, createContext, useContext } from 'react';
import type { ConditionWords } from '../../../contract/fields.ts';
import type { ClauseDetail, JsonObject, Path, Vocabulary, Words } from '../types.ts';
import type { Fact } from './clause-data.ts';
import type { ValueType } from './grammar.ts';
import { type Name, namesAt } from './scope.ts';

export interface ValueProps {
  path: Path;
  type: ValueType;
  label: string;
  /** It stands beside a fact: words and days are written plainly there. */
  compared?: Pick<Name, 'unit' | 'words' | 'labels'> | undefined;
  /** A name or something reckoned, never a plain value. */
  isNamed?: boolean;
}

/** The clause that is being written, and the parts that stand within one another. */
export interface Editing {
  clause: JsonObject;
  vocabulary: Vocabulary;
  facts: ReadonlyMap<string, Fact>;
  /** What checking made of the clause, by place. */
  words: ReadonlyMap<string, ConditionWords>;
  readings: Words['readings'];
  /** Who bears the cost, in words, in the order of the data. */
  payers: string[];
  problems: ClauseDetail['checked']['problems'];
  today: string;
  onChange: (clause: JsonObject) => void;
  /** Conditions of a list that all count, with what adds another. */
  Conditions: ComponentType<{ path: Path }>;
  Value: ComponentType<ValueProps>;
}

export const EditorContext = createContext<Editing | null>(null);

export function useEditor(): Editing {
  const editing = useContext(EditorContext);
  if (!editing) throw new Error('useEditor outside the editor');
  return editing;
}

/** The names that mean something at a place. */
export function useNames(path: Path): Map<string, Name> {
  const { vocabulary, facts, clause } = useEditor();
  return namesAt(vocabulary, facts, clause, path);
}

const isUnder = (path: Path, above: Path): boolean =>
  above.every((step, at) => String(path[at]) === String(step));

/** What checking found at a place or below it, except below `but`. */
export function problemsAt(
  problems: Editing['problems'],
  path: Path,
  but: readonly Path[] = [],
): Editing['problems'] {
  return problems.filter(
    (each) =>
      each.path.length > 0 && isUnder(each.path, path) && !but.some((below) => isUnder(each.path, below)),
  );
}
