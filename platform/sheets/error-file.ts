import type { ChildLimits, SheetFile } from './child.ts';
import { SheetChild } from './child.ts';
import type { CellProblem, ColumnMapping, SheetSpec } from './columns.ts';
import type { ErrorFileQuestion } from './error-file-process.ts';
import type { Mark } from './error-marks.ts';
import { problemText } from './problem-text.ts';
import { SheetRefusal } from './refusal.ts';

export interface ErrorFileOptions extends ChildLimits {
  /** The same mapping and sheet as at reading. */
  mapping?: ColumnMapping;
  sheet?: string;
}

const marksPerMessage = 5000;

/**
 * Writes the user's file back to `path` as .xlsx with each wrong cell in red, a note on it, and the column 错误说明.
 * An .xlsx of ordinary size keeps its styles; larger files, .csv and .xls (or a workbook that cannot be kept) come
 * back as plain cells at the same places. Runs in a process of its own, like reading.
 */
export async function writeErrorFile(
  file: SheetFile,
  problems: readonly CellProblem[],
  spec: SheetSpec,
  path: string,
  options: ErrorFileOptions = {},
): Promise<void> {
  try {
    await write(file, problems, spec, path, options, false);
  } catch (error) {
    const isFileRefused =
      error instanceof SheetRefusal && error.code !== 'tooLarge' && error.code !== 'readTimeout';
    if (isFileRefused) throw error;
    // Some workbooks read well but cannot be kept with their styles.
    await write(file, problems, spec, path, options, true);
  }
}

async function write(
  file: SheetFile,
  problems: readonly CellProblem[],
  spec: SheetSpec,
  path: string,
  { mapping = {}, sheet, ...limits }: ErrorFileOptions,
  isPlain: boolean,
): Promise<void> {
  const child = new SheetChild('error-file-process.ts', file, limits, path);
  const ask = (question: ErrorFileQuestion): Promise<true> => child.ask<true>(question);
  try {
    const source = Buffer.isBuffer(file) ? {} : { path: file.path };
    await ask({
      ask: 'open',
      job: { ...source, spec, mapping, ...(sheet === undefined ? {} : { sheet }) },
      isPlain,
    });
    for (let at = 0; at < problems.length; at += marksPerMessage) {
      const marks = problems.slice(at, at + marksPerMessage).map((problem): Mark => {
        const { row, column } = problem;
        return { row, column, text: problemText(problem, spec) };
      });
      await ask({ ask: 'marks', marks });
    }
    await ask({ ask: 'write', path });
  } finally {
    child.stop();
  }
}
