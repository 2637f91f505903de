import { sql } from 'kysely';
import type { MilestoneState } from '#engines/retention/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/retention-operations.ts';
import { filteredPlacements } from '../filter.ts';
import { assess, backPaidMonths } from '../retention.ts';
import { milestoneRows } from '../retention-sql.ts';
import { readEmployed } from '../employed.ts';
import type { PlacementTables } from '../tables.ts';

export const listRetention = implement(
  contract.listRetention,
  async (
    context: OperationContext<PlacementTables>,
    { page, pageSize, months, state, dueFrom, dueTo, ...place },
  ) => {
    const { db, pack, today } = context;
    const milestones = months ? [months] : pack.settings.retentionMilestones.value;
    const judged = milestoneRows(filteredPlacements(context, place), pack, milestones, today);
    const wanted = sql`SELECT id, months, due_on, state FROM (${judged}) judged
      WHERE due_on BETWEEN ${dueFrom ?? '0001-01-01'} AND ${dueTo ?? '9999-12-31'} AND (${state ?? null}::text IS NULL OR state = ${state ?? null})`;
    const found = await sql<{
      total: number;
      id: string | null;
      months: number;
      dueOn: string;
      state: MilestoneState;
    }>`
      WITH wanted AS MATERIALIZED (${wanted})
      SELECT counted.total, due.* FROM (SELECT count(*)::int AS total FROM wanted) counted
      LEFT JOIN (SELECT * FROM wanted ORDER BY due_on, id, months LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) due ON true
      ORDER BY due.due_on, due.id, due.months`.execute(db);
    const due = found.rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]));
    const employed = await readEmployed(context, [...new Set(due.map(({ id }) => id))]);
    const rows = due.flatMap(({ id, months: reached, dueOn, state: stateNow }) => {
      const one = employed.get(id);
      if (!one) return [];
      const verdict = assess(one.employment, pack, today).milestones.find((each) => each.months === reached);
      return [
        {
          id: `${id}.${reached}`,
          ...one.shown,
          months: reached,
          dueOn,
          state: stateNow,
          usedMonths: verdict?.usedMonths ?? [],
          missingMonths: verdict?.missingMonths ?? [],
          backPaidMonths: backPaidMonths(one.employment),
        },
      ];
    });
    return { total: found.rows[0]?.total ?? 0, rows };
  },
);
