import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { maskPhone } from '#platform/personal/cipher.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPlacements } from '../filter.ts';
import { readRows } from '../rows.ts';
import type { PlacementTables } from '../tables.ts';

/** Rows read at a time: the same reading as the list, so the same masks. */
const chunkRows = 500;

function columnsOf({ pack }: OperationContext<PlacementTables>): ExportColumn[] {
  const { placementState, education, exitReason, leaveReason } = pack.dictionaries;
  return [
    { key: 'personName', label: '姓名', type: 'text' },
    { key: 'age', label: '年龄', type: 'integer' },
    { key: 'education', label: '学历', type: 'code', options: education },
    { key: 'phone', label: '电话', type: 'text' },
    { key: 'regionName', label: '来自', type: 'text', width: 30 },
    { key: 'enterpriseName', label: '企业', type: 'text', width: 30 },
    { key: 'postTitle', label: '岗位', type: 'text' },
    { key: 'status', label: '状态', type: 'code', options: placementState },
    { key: 'recommendedOn', label: '推荐日期', type: 'date' },
    { key: 'interviewOn', label: '面试日期', type: 'date' },
    { key: 'intendedOn', label: '意向日期', type: 'date' },
    { key: 'medicalOn', label: '体检日期', type: 'date' },
    { key: 'onboardOn', label: '上岗日期', type: 'date' },
    { key: 'leftOn', label: '离职日期', type: 'date' },
    { key: 'exitReason', label: '退出原因', type: 'code', options: [...exitReason, ...leaveReason] },
  ];
}

export const exportPlacements = implement(
  contract.exportPlacements,
  async (context: OperationContext<PlacementTables>, filters) => {
    const found = await filteredPlacements(context, filters)
      .select('p.id')
      .orderBy('p.recommendedOn', 'desc')
      .orderBy('p.id', 'desc')
      .execute();
    const rows = [];
    for (let at = 0; at < found.length; at += chunkRows) {
      const ids = found.slice(at, at + chunkRows).map(({ id }) => id);
      const read = await readRows(context, ids);
      // Phones leave the system only masked, whoever may see them on screen.
      rows.push(
        ...read.map((row) => ({
          ...row,
          phone: row.isPhoneOpen && row.phone ? maskPhone(row.phone) : row.phone,
        })),
      );
    }
    const { search: _name, ...filter } = filters;
    await context.audit({ action: 'export', subject: 'placement', detail: { filter, rows: rows.length } });
    return sheetFile({
      title: '实名台账',
      unit: '人次',
      asOf: context.today,
      columns: columnsOf(context),
      rows,
    });
  },
);
