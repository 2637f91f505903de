import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import * as contract from '../../contract/fairness-operations.ts';
import { readFairness } from '../fairness-report.ts';
import type { PlacementTables } from '../tables.ts';

const columns: ExportColumn[] = [
  { key: 'dimension', label: '分组方式', type: 'text' },
  { key: 'label', label: '组别', type: 'text', width: 20 },
  { key: 'available', label: '可推荐人数', type: 'integer' },
  { key: 'recommended', label: '被推荐人数', type: 'integer' },
  { key: 'recommendedRate', label: '推荐率', type: 'text' },
  { key: 'hired', label: '上岗人数', type: 'integer' },
  { key: 'hiredRate', label: '上岗率', type: 'text' },
  { key: 'note', label: '说明', type: 'text', width: 40 },
];
const percent = (permille: number | null): string =>
  permille === null ? '' : `${(permille / 10).toFixed(1)}%`;

export const exportFairness = implement(
  contract.exportFairness,
  async (context: OperationContext<PlacementTables>, { month }) => {
    const report = await readFairness(context, month);
    const noteOf = (row: Pick<typeof report.total, 'available' | 'recommended' | 'hired'>, low: boolean) =>
      [
        [row.available, row.recommended, row.hired].includes(null)
          ? `空格：人数少于 ${report.smallBelow}，或由它可推算，不显示`
          : '',
        low ? `比率低于总体的 ${report.attentionBelowPercent}%` : '',
      ]
        .filter(Boolean)
        .join('；');
    const all = { label: '全部', code: 'all', ...report.total, isLow: false };
    const rows = [
      { dimension: '全部', parts: [all] },
      ...report.dimensions.map(({ label, parts }) => ({ dimension: label, parts })),
    ].flatMap(({ dimension, parts }) =>
      parts.map((part) => ({
        ...part,
        dimension,
        recommendedRate: percent(part.recommendedPermille),
        hiredRate: percent(part.hiredPermille),
        note: noteOf(part, part.isLow),
      })),
    );
    await context.audit({
      action: 'export',
      subject: 'fairness',
      detail: { month: report.month, rows: rows.length },
    });
    return sheetFile({
      title: `${report.regionName}${report.month}公平性月报`,
      unit: '人',
      asOf: report.asOf,
      columns,
      rows,
    });
  },
);
