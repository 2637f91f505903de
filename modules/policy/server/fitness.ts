import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { errorsOf, failuresOf } from './check.ts';
import type { Place } from './place.ts';
import type { PolicyTables } from './tables.ts';
import { checkVersion, type VersionRow, versionsOf } from './versions.ts';

/** Nothing with a problem, a failing case or days that clash comes before a second person, and nothing such into force. */
export async function refuseUnfit(
  context: OperationContext<PolicyTables>,
  place: Place,
  row: VersionRow,
): Promise<void> {
  const checked = checkVersion(place, row);
  const errors = errorsOf(checked);
  if (errors.length > 0)
    throw new AppError('policy.clauseProblem', { count: errors.length, first: errors[0]?.reason ?? '' });
  const failures = failuresOf(checked);
  if (failures.length > 0)
    throw new AppError('policy.caseFails', { count: failures.length, first: failures[0]?.case ?? '' });
  const earlier = (await versionsOf(context, row.clauseId)).find(({ status }) => status === 'inForce');
  if (earlier?.effectiveFrom && row.effectiveFrom && row.effectiveFrom <= earlier.effectiveFrom)
    throw new AppError(
      'policy.effectiveOrder',
      { earlierOn: earlier.effectiveFrom },
      { pointer: '/effectiveFrom' },
    );
}
