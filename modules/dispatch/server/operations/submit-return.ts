import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import { returnFigures } from '../../contract/codes.ts';
import * as contract from '../../contract/return-operations.ts';
import { appendEntry, openReturn } from '../report/append.ts';
import { type Context, countDifferences, type Figures, readCounted } from '../report/filed.ts';
import { readTargets, yearTo } from '../report/targets.ts';

/** The figures of now stand from here on, with the people behind them. */
export const submitReturn = implement(
  contract.submitReturn,
  async (context: Context, { reason, ...filer }) => {
    const { period, last } = await openReturn(context, filer);
    const { regionCode } = filer;
    if (context.today < period.to) throw new AppError('dispatch.periodOpen', { to: period.to });
    if (last && !reason) throw new AppError('platform.missing', { what: '原因' }, { pointer: '/reason' });
    if (
      last?.kind === 'submit' &&
      (await countDifferences(context, period, [last])).of(regionCode).length === 0
    )
      throw new AppError('dispatch.sameReturn');
    const members = await readCounted(context, period, regionCode);
    const targets = await readTargets(context, [regionCode], yearTo(period.to));
    const figures: Figures = {
      ...(Object.fromEntries(returnFigures.map((figure) => [figure, members[figure].length])) as Omit<
        Figures,
        'target' | 'counted'
      >),
      ...targets.of(regionCode),
    };
    return appendEntry(context, filer, period, { kind: 'submit', reason, figures, members });
  },
);
