import type { Mark } from './error-marks.ts';
import { writeStreamed } from './error-streamed.ts';
import { writeStyled } from './error-styled.ts';
import type { FileJob, OpenedFile } from './open-grid.ts';
import { loadFile, openFile } from './open-grid.ts';
import { serve } from './serve.ts';

export type ErrorFileQuestion =
  | { ask: 'open'; job: FileJob; isPlain: boolean }
  | { ask: 'marks'; marks: Mark[] }
  | { ask: 'write'; path: string };

/** Up to this many rows the user's own workbook is loaded whole, with its styles. */
const maxStyledRows = 20_000;

let file: OpenedFile | undefined;
let isPlain = false;
const marksByRow = new Map<number, Mark[]>();

serve<ErrorFileQuestion, true>(async (question) => {
  if (question.ask === 'open') {
    file = await openFile(await loadFile(question.job.path), question.job);
    isPlain = question.isPlain || file.kind !== 'xlsx' || rowsOf(file) > maxStyledRows;
  } else if (question.ask === 'marks') {
    for (const mark of question.marks) marksByRow.set(mark.row, [...(marksByRow.get(mark.row) ?? []), mark]);
  } else if (file) await (isPlain ? writeStreamed : writeStyled)(file, marksByRow, question.path);
  return true;
});

function rowsOf({ grid }: OpenedFile): number {
  let last = 0;
  for (const { index } of grid.rows()) last = index + 1;
  return last;
}
