import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Runs `write` until the stream is complete; rejects when either fails or the stream is closed before its end. */
export async function writeThrough<Result>(stream: Writable, write: () => Promise<Result>): Promise<Result> {
  const done = finished(stream);
  const writing = write();
  // Writing never ends once its target is gone, so the target's end decides; a fault in writing closes the target.
  writing.catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  await done;
  return await writing;
}
