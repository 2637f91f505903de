import { sql } from 'kysely';
import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import { entitlementStateLabels, subjectKindLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/run-operations.ts';
import { type LineRow, lineColumns, linesWhere, withNames } from '../entitlements.ts';
import { lastRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([code, label]) => ({ code, label }));
const columns: ExportColumn[] = [
  { key: 'clauseId', label: '条款', type: 'text' },
  { key: 'clauseTitle', label: '条款名称', type: 'text', width: 40 },
  { key: 'payeeKind', label: '申领主体', type: 'code', options: options(subjectKindLabels) },
  { key: 'payeeName', label: '名称', type: 'text', width: 30 },
  { key: 'personName', label: '人员', type: 'text' },
  { key: 'enterpriseName', label: '用工企业', type: 'text', width: 30 },
  { key: 'regionName', label: '地区', type: 'text' },
  { key: 'state', label: '状态', type: 'code', options: options(entitlementStateLabels) },
  { key: 'fen', label: '金额（元）', type: 'money' },
  { key: 'dueOn', label: '到期日', type: 'date' },
];
/** A sheet holds no more. */
const mostRows = 200_000;

export const exportEntitlements = implement(
  contract.exportEntitlements,
  async (context: OperationContext<PolicyTables>, filter) => {
    const run = await lastRun(context);
    const lines = run
      ? await sql<LineRow>`SELECT ${lineColumns} FROM entitlement l WHERE ${await linesWhere(context, run, filter)}
          ORDER BY l.clause_id, l.due_on, l.line LIMIT ${mostRows}`.execute(context.db)
      : { rows: [] };
    const rows = run ? await withNames(context, run, lines.rows) : [];
    const { search: _, ...rest } = filter;
    await context.audit({
      action: 'export',
      subject: 'entitlement',
      detail: { filter: rest, rows: rows.length },
    });
    return sheetFile({
      title: '应享未享补贴',
      unit: '笔',
      asOf: run?.asOf ?? context.today,
      columns,
      rows,
    });
  },
);
