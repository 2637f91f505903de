import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './client.ts';

const passing = new Set(['web.offline', 'platform.busy']);
const attempts = 2;

/** Reads are asked again only where waiting may help; an answer counts as fresh for some seconds. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Without a network the page says so at once instead of waiting for one.
        networkMode: 'always',
        retry: (failures, error) =>
          failures < attempts && error instanceof ProblemError && passing.has(error.problem.code),
      },
    },
  });
}
