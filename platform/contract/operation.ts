import type { z } from 'zod';

export type OperationKind = 'read' | 'write' | 'download' | 'upload';

/**
 * One thing the platform can do, named once: contract key, URL `/api/<name>`, log line, audit row and test title.
 * `read` and `write` take and return JSON; `download` returns a file; `upload` takes one file beside its JSON fields.
 */
export interface OperationContract<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  N extends string = string,
  K extends OperationKind = OperationKind,
> {
  readonly name: N;
  /** Chinese, for OpenAPI and the trail. */
  readonly summary: string;
  readonly kind: K;
  /** A permission code of the packs' role tables, or who needs none. */
  readonly permission: string | typeof signedIn | typeof anonymous;
  readonly input: I;
  readonly output: O;
  /** The answer holds a secret (a first password, a whole ID number): it is never kept for a repeated request. */
  readonly isSecret?: boolean;
}

export const signedIn = '@signedIn';
export const anonymous = '@anonymous';

/** Declares an operation; the literal types flow to the server's handler and the web's client. */
export function operation<
  const N extends `${string}.${string}`,
  const K extends OperationKind,
  I extends z.ZodType,
  O extends z.ZodType,
>(contract: OperationContract<I, O, N, K>): OperationContract<I, O, N, K> {
  return contract;
}
