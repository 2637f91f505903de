import { isKnownTerm } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { settleByFilling } from '../movements.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const verifyPost = implement(
  contract.verifyPost,
  async (context: OperationContext<DemandTables>, { id, version, method }) => {
    if (!isKnownTerm(context.pack, 'contactMethod', method ?? null))
      throw new AppError('demand.unknownCode', { what: '核实方式' }, { pointer: '/method' });
    const set = {
      verifiedBy: context.actor.accountId,
      verifiedAt: new Date().toISOString(),
      verifyMethod: method ?? null,
      returnReason: null,
    };
    const post = await takeStep(
      context,
      { id, version },
      { action: 'verify', given: { method }, whatIsNeeded: '核实方式', set },
    );
    // A post that is verified again may have people in it already.
    await settleByFilling(context, post);
    return { ok: true as const };
  },
);
