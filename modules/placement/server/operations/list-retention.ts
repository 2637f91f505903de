import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/retention-operations.ts';
import { type DueMilestone, dueMilestones, readDue } from '../due-milestones.ts';
import type { PlacementTables } from '../tables.ts';

export const listRetention = implement(
  contract.listRetention,
  async (context: OperationContext<PlacementTables>, { page, pageSize, ...filters }) => {
    const found = await sql<Omit<DueMilestone, 'id'> & { total: number; id: string | null }>`
      WITH wanted AS MATERIALIZED (${dueMilestones(context, filters)})
      SELECT counted.total, due.* FROM (SELECT count(*)::int AS total FROM wanted) counted
      LEFT JOIN (SELECT * FROM wanted ORDER BY due_on, id, months LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) due ON true
      ORDER BY due.due_on, due.id, due.months`.execute(context.db);
    const due = found.rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]));
    return { total: found.rows[0]?.total ?? 0, rows: await readDue(context, due) };
  },
);
