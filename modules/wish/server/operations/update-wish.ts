import { ok } from '#platform/contract/fields.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { checkFacts } from '../facts.ts';
import { lockWish } from '../lock.ts';
import type { WishContext } from '../rows.ts';

/** What was told of stays told: a changed wish brings only posts that it did not find before. */
export const updateWish = implement(
  contract.updateWish,
  async (context: WishContext, { id, version, ...facts }) => {
    const { db, actor } = context;
    const { personId } = await lockWish(context, { id, version });
    await checkFacts(context, facts, { personId, id });
    await db
      .updateTable('wish')
      .set({ ...facts, version: version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    // Looked at again today.
    await db
      .updateTable('wishSearch')
      .set({ checkedOn: null })
      .where('cityCode', '=', actor.cityCode)
      .where('wishId', '=', id)
      .execute();
    return ok;
  },
);
