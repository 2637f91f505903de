import { countUpTo } from '#platform/db/count.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPlacements } from '../filter.ts';
import { readRows } from '../rows.ts';
import type { PlacementTables } from '../tables.ts';

export const listPlacements = implement(
  contract.listPlacements,
  async (context: OperationContext<PlacementTables>, { page, pageSize, ...filters }) => {
    const placements = filteredPlacements(context, filters);
    const count = await countUpTo(context.db, placements);
    const newest = await placements
      .select('p.id')
      .orderBy('p.recommendedOn', 'desc')
      .orderBy('p.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return {
      ...count,
      rows: await readRows(
        context,
        newest.map(({ id }) => id),
      ),
    };
  },
);
