import { ok } from '#platform/contract/fields.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { lockWish } from '../lock.ts';
import type { WishContext } from '../rows.ts';

/** The database stops what waits to be pushed. */
export const setWishActive = implement(
  contract.setWishActive,
  async (context: WishContext, { id, version, isActive }) => {
    await lockWish(context, { id, version });
    await context.db
      .updateTable('wish')
      .set({ isActive, version: version + 1 })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .execute();
    return ok;
  },
);
