import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { errorsOf } from '../check.ts';
import { placeOf } from '../place.ts';
import { queueRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { checkVersion, refuseUnless, refuseUnlessCityWide, versionById } from '../versions.ts';

export const rehearse = implement(
  contract.rehearse,
  async (context: OperationContext<PolicyTables>, { versionId, asOf = context.today }) => {
    refuseUnlessCityWide(context);
    const row = await versionById(context, versionId);
    refuseUnless(row, ['draft', 'returned', 'submitted']);
    const checked = checkVersion(placeOf(context.pack.id), row);
    // Cases may still fail: seeing what a change does comes before agreeing on it. A clause that does not compile cannot run.
    if (!checked.program) {
      const errors = errorsOf(checked);
      throw new AppError('policy.clauseProblem', { count: errors.length, first: errors[0]?.reason ?? '' });
    }
    return { id: await queueRun(context, { kind: 'rehearsal', clauseVersionId: versionId, asOf }) };
  },
);
