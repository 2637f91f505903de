import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import { enterpriseFieldLabels as labels, enterpriseStageLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { filteredEnterprises, sorted, withNames } from '../queries.ts';
import { sheetFile } from '../sheet-file.ts';
import type { EnterpriseTables } from '../tables.ts';

function columnsOf({ pack }: OperationContext<EnterpriseTables>): ExportColumn[] {
  const { enterpriseNature, enterpriseSize } = pack.dictionaries;
  const stages = Object.entries(enterpriseStageLabels).map(([code, label]) => ({ code, label }));
  return [
    { key: 'name', label: labels.name, type: 'text', width: 36 },
    { key: 'uscc', label: labels.uscc, type: 'text', width: 22 },
    { key: 'regionName', label: labels.regionCode, type: 'text' },
    { key: 'parkName', label: labels.parkId, type: 'text' },
    { key: 'industryName', label: labels.industryCode, type: 'text' },
    { key: 'nature', label: labels.nature, type: 'code', options: enterpriseNature },
    { key: 'size', label: labels.size, type: 'code', options: enterpriseSize },
    { key: 'stage', label: labels.stage, type: 'code', options: stages },
    { key: 'signedOn', label: labels.signedOn, type: 'date' },
    { key: 'dockedOn', label: labels.dockedOn, type: 'date' },
    { key: 'specialistName', label: '用工服务专员', type: 'text' },
    { key: 'isVerified', label: '已核实', type: 'boolean' },
  ];
}

export const exportEnterprises = implement(
  contract.exportEnterprises,
  async (context: OperationContext<EnterpriseTables>, input) => {
    const rows = await sorted(withNames(filteredEnterprises(context, input)), input.sort).execute();
    await context.audit({
      action: 'export',
      subject: 'enterprise',
      detail: { filter: input, rows: rows.length },
    });
    return sheetFile({
      title: '企业名录',
      unit: '家',
      asOf: context.today,
      columns: columnsOf(context),
      rows,
    });
  },
);
