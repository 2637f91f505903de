import { countUpTo } from '#platform/db/count.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPeople, ownPeople, sorted } from '../queries.ts';
import { toRow, withRows } from '../rows.ts';
import type { PersonTables } from '../tables.ts';

/** Who finds more people than this types another character; their rows lie all over the table. */
const foundLimit = 1000;

export const listPeople = implement(
  contract.listPeople,
  async (context: OperationContext<PersonTables>, { page, pageSize, sort, ...filters }) => {
    const people = filteredPeople(context, filters);
    // The page first by its keys: a column computed for a row would be computed for all rows passed over.
    const keys = await sorted(people, sort)
      .select('p.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const ids = keys.map(({ id }) => id);
    const rows = ids.length
      ? await withRows(sorted(ownPeople(context.db, context.actor).where('p.id', 'in', ids), sort)).execute()
      : [];
    const count = await countUpTo(context.db, people, filters.search ? foundLimit : undefined);
    return { ...count, rows: rows.map((row) => toRow(row, context)) };
  },
);
