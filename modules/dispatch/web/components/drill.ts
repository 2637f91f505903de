/** An address with the filters that are set. */
export function addressOf(path: string, filters: Record<string, string | null | undefined>): string {
  const set = Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return set.length > 0 ? `${path}?${new URLSearchParams(set).toString()}` : path;
}

/** The people of a result, all or by a filter of their page. */
export const peopleOf = (
  run: { id: string; planId: string },
  filters: Record<string, string | null | undefined> = {},
): string => addressOf(`/dispatch/plans/${run.planId}/people`, { runId: run.id, ...filters });
