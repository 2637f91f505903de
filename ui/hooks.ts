import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { z } from 'zod';
import { getDictionary } from '#modules/region/contract/operations.ts';
import type { Problem } from '#platform/contract/errors.ts';
import type { OperationContract } from '#platform/contract/operation.ts';
import { callOperation, ProblemError } from './client.ts';
import type { PageRoute } from './routes.ts';
import type { Me } from './session.ts';

export type { Me } from './session.ts';
export { useDraft, useStored } from './stored.ts';
export { useUrlState } from './url-state.ts';

interface ReadOptions {
  enabled?: boolean;
  /** Keeps showing the last answer while the next is on its way. */
  keep?: boolean;
  /** Data of the place that does not change during a visit. */
  isFixed?: boolean;
}

/** Reads an operation; the answer is shared by all that ask the same. */
export function useRead<C extends OperationContract>(
  contract: C,
  input: z.input<C['input']>,
  options: ReadOptions = {},
): UseQueryResult<z.output<C['output']>, ProblemError> {
  return useQuery<z.output<C['output']>, ProblemError>({
    queryKey: [contract.name, input],
    queryFn: ({ signal }) => callOperation(contract, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.isFixed ? { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } : {}),
  });
}

/** `crypto.randomUUID` is missing where the office serves plain HTTP. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}

interface WriteOptions<Output> {
  /** Prefixes of operation names whose answers are asked again afterwards; without it, those of the same module. */
  refreshes?: string[];
  onDone?: (output: Output) => void;
}

export interface Write<Input, Output> {
  /** Resolves with the output, or with undefined when it was refused (see `problem`) or is already running. */
  run(input: Input): Promise<Output | undefined>;
  isRunning: boolean;
  problem?: Problem;
  reset(): void;
}

/** Runs a `write` operation. A retry of the same input carries the same key, so it never happens twice. */
export function useWrite<C extends OperationContract>(
  contract: C,
  options: WriteOptions<z.output<C['output']>> = {},
): Write<z.input<C['input']>, z.output<C['output']>> {
  const queries = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const attempt = useRef<{ text: string; key: string } | undefined>(undefined);
  const isBusy = useRef(false);

  async function run(input: z.input<C['input']>): Promise<z.output<C['output']> | undefined> {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setRunning(true);
    setProblem(undefined);
    const text = JSON.stringify(input);
    if (attempt.current?.text !== text) attempt.current = { text, key: newKey() };
    try {
      const output = await callOperation(contract, input, { idempotencyKey: attempt.current.key });
      attempt.current = undefined;
      const prefixes = options.refreshes ?? [`${contract.name.split('.')[0]}.`];
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
      });
      options.onDone?.(output);
      return output;
    } catch (error) {
      setProblem(asProblem(error));
      return undefined;
    } finally {
      isBusy.current = false;
      setRunning(false);
    }
  }
  const reset = useCallback(() => setProblem(undefined), []);
  return { run, isRunning, ...(problem ? { problem } : {}), reset };
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in user; inside the shell there always is one. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the shell');
  return me;
}

export function usePermission(code: string): boolean {
  return useMe().permissions.includes(code);
}

/** The route a page was opened by, for its title and question. */
export const PageContext = createContext<PageRoute | null>(null);

/** Codes of one dictionary of the city's pack, in its order. */
export function useCodes(kind: string): { code: string; label: string; rank?: number | undefined }[] {
  const { data } = useRead(getDictionary, {}, { isFixed: true });
  return data?.dictionaries[kind] ?? [];
}

/** Turns codes of one dictionary into their labels; an unknown code stands for itself. */
export function useLabel(kind: string): (code: string | null | undefined) => string {
  const codes = useCodes(kind);
  return (code) => (code ? (codes.find((each) => each.code === code)?.label ?? code) : '—');
}
