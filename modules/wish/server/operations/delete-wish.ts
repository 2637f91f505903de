import { ok } from '#platform/contract/fields.ts';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { lockWish } from '../lock.ts';
import type { WishContext } from '../rows.ts';

export const deleteWish = implement(contract.deleteWish, async (context: WishContext, { id, version }) => {
  await lockWish(context, { id, version });
  await context.db
    .deleteFrom('wish')
    .where('cityCode', '=', context.actor.cityCode)
    .where('id', '=', id)
    .execute();
  return ok;
});
