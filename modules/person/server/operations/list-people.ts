import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { countOf, filteredPeople, sorted } from '../queries.ts';
import { toRow, withRows } from '../rows.ts';
import type { PersonTables } from '../tables.ts';

export const listPeople = implement(
  contract.listPeople,
  async (context: OperationContext<PersonTables>, { page, pageSize, sort, ...filters }) => {
    const people = filteredPeople(context, filters);
    const rows = await withRows(sorted(people, sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { total: await countOf(people), rows: rows.map((row) => toRow(row, context)) };
  },
);
