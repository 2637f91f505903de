import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { type EnterpriseField, enterpriseFieldLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { checkedFacts } from '../facts.ts';
import { lockEnterprise } from '../find.ts';
import { logEnterpriseSteps } from '../steps.ts';
import type { EnterpriseTables } from '../tables.ts';

const fields = Object.keys(enterpriseFieldLabels) as EnterpriseField[];
/** What offices say about an enterprise: its own account leaves it as it is. */
const officeFields = ['regionCode', 'parkId', 'signedOn', 'dockedOn', 'tags'] as const;

export const updateEnterprise = implement(
  contract.updateEnterprise,
  async (context: OperationContext<EnterpriseTables>, { id, version, ...input }) => {
    const { db, actor } = context;
    const before = await lockEnterprise(context, id);
    if (before.version !== version) throw await staleError(context, 'enterprise', id);
    const kept =
      actor.scope.kind === 'enterprise'
        ? Object.fromEntries(officeFields.map((field) => [field, before[field]]))
        : {};
    const facts = await checkedFacts(context, { ...input, ...kept });
    const changed = fields.filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(before[field]));
    if (!changed.length) return { ok: true as const };
    // Who an enterprise is was verified under its name and code; under others it has to be verified again.
    const isOther = changed.includes('name') || changed.includes('uscc');
    await db
      .updateTable('enterprise')
      .set({
        ...facts,
        version: version + 1,
        ...(isOther
          ? { isVerified: false, verifiedBy: null, verifiedOn: null, enteredBy: actor.accountId }
          : {}),
      })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logEnterpriseSteps(context, 'update', [{ id, ...facts }], {
      from: before.stage,
      given: { changed },
    });
    return { ok: true as const };
  },
);
