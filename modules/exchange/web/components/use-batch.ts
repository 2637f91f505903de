import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import { useRead } from '#ui/hooks.ts';
import { getBatch, listRows } from '../../contract/operations.ts';

export type Batch = z.output<(typeof getBatch)['output']>;

const askAgainMs = 1000;

/** One batch; asked again every second while a job has it, also through a break of the connection. */
export function useBatch(batchId: string) {
  const { data, error, isFetching, refetch } = useRead(getBatch, { batchId });
  const queries = useQueryClient();
  const isWorking = data?.isWorking ?? false;
  const status = data?.status;

  useEffect(() => {
    if (!isWorking || isFetching) return;
    const timer = setTimeout(() => void refetch(), askAgainMs);
    return () => clearTimeout(timer);
  }, [isWorking, isFetching, refetch]);

  useEffect(() => {
    // Another state: the rows have got outcomes or problems since.
    if (status)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === listRows.name });
  }, [queries, status]);

  return { batch: data, problem: error?.problem, refetch };
}
