import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { enterpriseFieldLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { checkedFacts, refuseProblems } from '../facts.ts';
import { takenKeys } from '../find.ts';
import { logEnterpriseSteps } from '../steps.ts';
import type { EnterpriseTables } from '../tables.ts';

export const createEnterprise = implement(
  contract.createEnterprise,
  async (context: OperationContext<EnterpriseTables>, input) => {
    const { db, actor, today } = context;
    // An enterprise's own account keeps its file; it does not enter others.
    if (actor.scope.kind !== 'region' && actor.scope.kind !== 'park')
      throw new AppError('platform.notPermitted');
    const facts = await checkedFacts(context, input);
    const taken = await takenKeys(db, [facts.name, facts.uscc ?? '']);
    refuseProblems(
      (['name', 'uscc'] as const)
        .filter((field) => taken.has(facts[field] ?? ''))
        .map((field) => ({
          pointer: `/${field}`,
          code: 'enterprise.taken',
          params: { what: enterpriseFieldLabels[field], value: facts[field] ?? '' },
        })),
    );
    const id = newId();
    await db
      .insertInto('enterprise')
      .values({ ...facts, cityCode: actor.cityCode, id, enteredBy: actor.accountId, recordedOn: today })
      .execute();
    await logEnterpriseSteps(context, 'create', [{ id, ...facts }]);
    return { id };
  },
);
