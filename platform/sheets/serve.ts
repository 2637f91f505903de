import type { SheetHeader } from './columns.ts';
import type { RefusalCode } from './refusal.ts';
import { SheetRefusal } from './refusal.ts';

/** What a child answers to each question: a result, a refusal of the file, or its own failure. */
export type Reply<Answer> =
  | { answer: Answer }
  | { refused: { code: RefusalCode; params: Record<string, string | number>; header?: SheetHeader } }
  | { failed: string };

const outOfSpace = /invalid (string|array|typed array) length|allocation failed|longer than/i;

/** Runs in a child process: answers one question at a time until the parent is gone. */
export function serve<Question, Answer>(handle: (question: Question) => Promise<Answer>): void {
  process.on('message', (question) => {
    handle(question as Question)
      .then((answer): Reply<Answer> => ({ answer }), replyOf)
      .then((reply) => process.send?.(reply))
      .catch(() => process.exit(1));
  });
  process.on('disconnect', () => process.exit(0));
}

function replyOf(error: unknown): Reply<never> {
  if (error instanceof SheetRefusal) {
    const { code, params, header } = error;
    return { refused: header ? { code, params, header } : { code, params } };
  }
  if (!(error instanceof Error)) return { failed: 'unknown' };
  if (outOfSpace.test(error.message)) return { refused: { code: 'tooLarge', params: {} } };
  // The message may quote a cell; names and frames are enough to find the fault.
  return { failed: (error.stack ?? error.name).replace(error.message, '') };
}
