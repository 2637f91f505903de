import type { CellProblem, SheetSpec } from './columns.ts';
import { maxCellLength } from './columns.ts';
import { fillIn } from './fill-in.ts';
import { problemSentences } from './problem-codes.ts';

const sentences: Record<string, string> = problemSentences;

/** The Chinese sentence for a problem of a cell; the module's own codes come from `spec.problemTexts`. */
export function problemText(
  problem: Pick<CellProblem, 'column' | 'code' | 'params'>,
  spec: SheetSpec,
): string {
  const labelOf = (key: string): string => spec.columns.find((column) => column.key === key)?.label ?? key;
  const isNearest = problem.code === 'unknownCode' && problem.params?.nearest !== undefined;
  const sentence =
    spec.problemTexts?.[problem.code] ??
    sentences[isNearest ? 'unknownCodeNearest' : problem.code] ??
    '{label}有误，请核对';
  const keys = spec.keyColumns.map(labelOf).join('、');
  return fillIn(sentence, { label: labelOf(problem.column), keys, max: maxCellLength, ...problem.params });
}
