import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement } from '#platform/http/operation.ts';
import { filingStateLabels, returnFigureLabels, returnFigures } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import { type Context, periodFrom } from '../report/filed.ts';
import { readFilings } from '../report/filing-rows.ts';
import { type Period, periodOf } from '../report/return.ts';
import { readReturn } from '../report/return-rows.ts';

const whole = (key: string, label: string) => ({ key, label, type: 'integer' as const });
const filedKey = (figure: string): string => `filed-${figure}`;

/** Beside the figures of now what stands, where the days are a period of the return. */
async function filedColumns(context: Context, { from, to }: Period) {
  const period = periodFrom(context, from);
  if (period?.to !== to) return { columns: [], of: () => ({}) };
  const filings = new Map((await readFilings(context, period)).map(({ row }) => [row.id, row]));
  return {
    columns: [
      { key: 'state', label: '报送', type: 'text' as const },
      { key: 'submittedOn', label: '报送日期', type: 'text' as const },
      ...returnFigures.map((figure) => whole(filedKey(figure), `报送数：${returnFigureLabels[figure]}`)),
    ],
    of(regionCode: string) {
      const row = filings.get(regionCode);
      return {
        state: row && filingStateLabels[row.state],
        submittedOn: row?.submittedOn,
        ...Object.fromEntries(returnFigures.map((figure) => [filedKey(figure), row?.figures?.[figure]])),
      };
    },
  };
}

export const exportReturn = implement(contract.exportReturn, async (context: Context, input) => {
  const days = periodOf(context.today, input);
  const { from, to, rows, total } = await readReturn(context, days);
  const filed = await filedColumns(context, days);
  await context.audit({ action: 'export', subject: 'dispatchReturn', detail: { from, to } });
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
      ...filed.columns,
    ],
    rows: [...rows.map((row) => ({ ...row, ...filed.of(row.regionCode) })), { regionName: '合计', ...total }],
  });
});
