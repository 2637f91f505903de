import type { OperationContext } from '#platform/http/operation.ts';
import { readEmployments } from './retention.ts';
import { readRows } from './rows.ts';
import type { PlacementTables } from './tables.ts';

/** Of a page's placements: what the lists of those who started show, and the evidence. */
export async function readEmployed(context: OperationContext<PlacementTables>, ids: string[]) {
  if (!ids.length) return new Map<string, never>();
  const rows = await readRows(context, ids);
  const employments = await readEmployments(context.db, context.actor.cityCode, ids);
  return new Map(
    rows.flatMap((row) => {
      const employment = employments.get(row.id);
      if (!employment) return [];
      const { personName, regionCode, regionName, enterpriseId, enterpriseName, postTitle } = row;
      const { onboardOn, leftOn } = employment;
      const shown = {
        placementId: row.id,
        personName,
        regionCode,
        regionName,
        enterpriseId,
        enterpriseName,
        postTitle,
        onboardOn,
        leftOn,
      };
      return [[row.id, { shown, employment }] as const];
    }),
  );
}
