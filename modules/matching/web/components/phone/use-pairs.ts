import { useQueries } from '@tanstack/react-query';
import { callOperation, ProblemError } from '#ui/client.ts';
import { explainPair } from '../../../contract/operations.ts';

/** One person beside some posts; a post that is no longer open is left out. */
export function usePairs(personId: string, postIds: string[]) {
  const reads = useQueries({
    queries: postIds.map((postId) => ({
      queryKey: [explainPair.name, { personId, postId }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callOperation(explainPair, { personId, postId }, { signal }),
    })),
  });
  const failed = reads.find(({ error }) => error instanceof ProblemError)?.error;
  return {
    pairs: reads.flatMap(({ data }) => data ?? []),
    problem: failed instanceof ProblemError ? failed.problem : undefined,
    isLoading: reads.some(({ isPending }) => isPending),
  };
}
