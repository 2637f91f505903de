import { sql } from 'kysely';
import { sheetFile } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import { milestoneStateLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/retention-operations.ts';
import { type DueMilestone, dueMilestones, readDue } from '../due-milestones.ts';
import type { PlacementTables } from '../tables.ts';

/** Milestones read at a time. */
const chunkRows = 500;
const states = Object.entries(milestoneStateLabels).map(([code, label]) => ({ code, label }));

const columns: ExportColumn[] = [
  { key: 'personName', label: '姓名', type: 'text' },
  { key: 'months', label: '节点（月）', type: 'integer' },
  { key: 'dueOn', label: '到期日', type: 'date' },
  { key: 'state', label: '结论', type: 'code', options: states },
  { key: 'enterpriseName', label: '企业', type: 'text', width: 30 },
  { key: 'postTitle', label: '岗位', type: 'text' },
  { key: 'regionName', label: '来自', type: 'text', width: 30 },
  { key: 'onboardOn', label: '上岗日期', type: 'date' },
  { key: 'leftOn', label: '离职日期', type: 'date' },
  { key: 'usedMonths', label: '已参保月', type: 'text', width: 30 },
  { key: 'missingMonths', label: '缺参保月', type: 'text', width: 20 },
  { key: 'backPaidMonths', label: '其中补缴', type: 'text', width: 20 },
];

export const exportRetention = implement(
  contract.exportRetention,
  async (context: OperationContext<PlacementTables>, filters) => {
    // Taking lists out is a right of its own; it opens nothing that is closed on screen.
    if (!context.actor.permissions.has('retention.view')) throw new AppError('platform.notPermitted');
    const due =
      await sql<DueMilestone>`${dueMilestones(context, filters)} ORDER BY due_on, id, months`.execute(
        context.db,
      );
    const rows = [];
    for (let at = 0; at < due.rows.length; at += chunkRows)
      for (const row of await readDue(context, due.rows.slice(at, at + chunkRows)))
        rows.push({
          ...row,
          usedMonths: row.usedMonths.join('、'),
          missingMonths: row.missingMonths.join('、'),
          backPaidMonths: row.backPaidMonths.join('、'),
        });
    const { search: _name, ...filter } = filters;
    await context.audit({ action: 'export', subject: 'placement', detail: { filter, rows: rows.length } });
    return sheetFile({ title: '稳定就业核实表', unit: '人次', asOf: context.today, columns, rows });
  },
);
