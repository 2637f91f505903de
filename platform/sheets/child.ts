import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { statSync } from 'node:fs';
import type { Reply } from './serve.ts';
import { SheetRefusal } from './refusal.ts';

/** A file on disk, or its bytes. */
export type SheetFile = { path: string } | Buffer;

export interface ChildLimits {
  /** Heap of the process; a file that needs more is refused. */
  memoryMb?: number;
  /** For each answer; time the caller takes between its questions does not count. */
  timeoutMs?: number;
  /** Size of the file. */
  maxBytes?: number;
  maxRows?: number;
}

export const defaultLimits = {
  memoryMb: 1024,
  timeoutMs: 120_000,
  maxBytes: 64 * 1024 * 1024,
  maxRows: 200_000,
};

/** A process of its own for one foreign file: it may read files, and write only `writePath`; no network, no environment, no other process. */
export class SheetChild {
  readonly #process: ChildProcess;
  readonly #limits: Required<ChildLimits>;
  #settle: ((reply: Reply<unknown> | SheetRefusal | Error) => void) | undefined;
  #end: Error | undefined;

  constructor(
    entry: 'reader-process.ts' | 'error-file-process.ts',
    file: SheetFile,
    limits: ChildLimits,
    writePath?: string,
  ) {
    this.#limits = { ...defaultLimits, ...limits };
    const size = Buffer.isBuffer(file) ? file.length : statSync(file.path).size;
    if (size === 0) throw new SheetRefusal('emptyFile');
    if (size > this.#limits.maxBytes) throw this.#tooLarge();
    this.#process = fork(new URL(entry, import.meta.url), [], {
      execPath: process.execPath,
      execArgv: [
        `--max-old-space-size=${this.#limits.memoryMb}`,
        // Cells live as long as the file: more room for what dies young would only be held, not used.
        '--max-semi-space-size=8',
        '--permission',
        '--allow-fs-read=*',
        ...(writePath === undefined ? [] : [`--allow-fs-write=${writePath}`]),
      ],
      env: process.env.TZ === undefined ? {} : { TZ: process.env.TZ },
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (reply) => this.#settle?.(reply as Reply<unknown>));
    this.#process.on('error', (error) => this.#close(error));
    this.#process.on('exit', (code, signal) => this.#close(this.#endOf(code, signal)));
    // A process that dies while it is fed is reported by its exit.
    this.#process.stdin?.on('error', () => undefined);
    this.#process.stdin?.end(Buffer.isBuffer(file) ? file : undefined);
  }

  /** Asks one question and waits for its answer; refusals of the file are thrown as `SheetRefusal`. */
  async ask<Answer>(question: object): Promise<Answer> {
    if (this.#end) throw this.#end;
    const reply = await this.#reply(question);
    if (reply instanceof Error) throw reply;
    if ('answer' in reply) return reply.answer as Answer;
    if ('failed' in reply) throw new Error(`Sheet process failed: ${reply.failed}`);
    const { code, params, header } = reply.refused;
    throw code === 'tooLarge' ? this.#tooLarge() : new SheetRefusal(code, params, header);
  }

  stop(): void {
    this.#end ??= new Error('Sheet process was stopped');
    this.#process.kill('SIGKILL');
  }

  #reply(question: object): Promise<Reply<unknown> | Error> {
    return new Promise((resolve) => {
      const { timeoutMs } = this.#limits;
      const timer = setTimeout(() => {
        this.#close(new SheetRefusal('readTimeout', { seconds: Math.round(timeoutMs / 1000) }));
        this.stop();
      }, timeoutMs);
      this.#settle = (reply) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(reply);
      };
      this.#process.send(question, (error) => error && this.#close(error));
    });
  }

  #close(end: Error): void {
    this.#end ??= end;
    this.#settle?.(this.#end);
  }

  /** V8 aborts when its heap is full and the system kills when its memory is: both end by a signal that we did not send. */
  #endOf(code: number | null, signal: string | null): Error {
    return signal === null && code !== 134
      ? new Error(`Sheet process ended with code ${code}`)
      : this.#tooLarge();
  }

  #tooLarge(): SheetRefusal {
    const { maxRows, maxBytes } = this.#limits;
    return new SheetRefusal('tooLarge', { maxRows, maxMegabytes: Math.floor(maxBytes / 1024 / 1024) });
  }
}
