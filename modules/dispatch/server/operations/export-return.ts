import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { returnFigureLabels, returnFigures } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import { periodOf } from '../report/return.ts';
import { readReturn } from '../report/return-rows.ts';
import type { DispatchTables } from '../tables.ts';

export const exportReturn = implement(
  contract.exportReturn,
  async (context: OperationContext<DispatchTables>, input) => {
    const { from, to, rows, total } = await readReturn(context, periodOf(context.today, input));
    await context.audit({ action: 'export', subject: 'dispatchReturn', detail: { from, to } });
    const whole = (key: string, label: string) => ({ key, label, type: 'integer' as const });
    return sheetFile({
      title: '劳动力组织输送报表',
      unit: '人',
      caption: `${from} 至 ${to}`,
      asOf: to,
      columns: [
        { key: 'regionName', label: '区县', type: 'text' },
        ...returnFigures.map((figure) => whole(figure, returnFigureLabels[figure])),
        whole('target', '年度任务'),
        whole('counted', '年内计入任务'),
      ],
      rows: [...rows, { regionName: '合计', ...total }],
    });
  },
);
