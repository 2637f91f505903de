import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import {
  type LineRow,
  lineColumns,
  linesWhere,
  noSums,
  sumColumns,
  type Sums,
  withNames,
} from '../entitlements.ts';
import { lastRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';

export const listEntitlements = implement(
  contract.listEntitlements,
  async (context: OperationContext<PolicyTables>, { page, pageSize, ...filter }) => {
    const run = await lastRun(context);
    if (!run) return { run, total: 0, sums: noSums, rows: [] };
    const where = await linesWhere(context, run, filter);
    const sums = await sql<Sums>`SELECT ${sumColumns} FROM entitlement l WHERE ${where}`.execute(context.db);
    const lines = await sql<LineRow>`SELECT ${lineColumns} FROM entitlement l WHERE ${where}
      ORDER BY l.due_on, l.line LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(context.db);
    const total = sums.rows[0] ?? noSums;
    return { run, total: total.lines, sums: total, rows: await withNames(context, run, lines.rows) };
  },
);
