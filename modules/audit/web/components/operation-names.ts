import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';

const described = z.object({
  paths: z.record(
    z.string(),
    z.object({ post: z.object({ operationId: z.string(), summary: z.string() }).optional() }),
  ),
});

async function load(): Promise<Map<string, string>> {
  const response = await fetch('/api/openapi.json');
  if (!response.ok) throw new Error(`openapi.json: ${response.status}`);
  const { paths } = described.parse(await response.json());
  return new Map(
    Object.values(paths).flatMap(({ post }) => (post ? [[post.operationId, post.summary] as const] : [])),
  );
}

const none = new Map<string, string>();

/** What each operation is called, as the server itself publishes it; until that is here, its code stands. */
export function useOperationNames(): Map<string, string> {
  const { data } = useQuery({
    queryKey: ['openapi'],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ?? none;
}
