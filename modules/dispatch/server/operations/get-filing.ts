import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import { returnFigures } from '../../contract/codes.ts';
import * as contract from '../../contract/return-operations.ts';
import { type Context, mustBePeriod } from '../report/filed.ts';
import { readFilings } from '../report/filing-rows.ts';

export const getFiling = implement(contract.getFiling, async (context: Context, { regionCode, from }) => {
  const filings = await readFilings(context, mustBePeriod(context, from));
  const filing = filings.find(({ row }) => row.id === regionCode);
  if (!filing) throw new AppError('platform.notFound');
  const { row, entries, changes } = filing;
  return {
    ...row,
    changes: returnFigures.map((figure) => {
      const filed = row.figures?.[figure] ?? 0;
      const { added, gone } = changes.find((change) => change.figure === figure) ?? { added: 0, gone: 0 };
      return { figure, filed, now: filed + added - gone, added, gone };
    }),
    entries: entries.map(({ kind, enteredByName, recordedAt, recordedOn, reason, figures }) => ({
      kind,
      who: enteredByName,
      at: recordedAt,
      onDate: recordedOn,
      reason,
      figures,
    })),
  };
});
