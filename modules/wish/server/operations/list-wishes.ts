import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { shownWishes, type WishContext, wishes } from '../rows.ts';

export const listWishes = implement(
  contract.listWishes,
  async (context: WishContext, { page, pageSize, personId }) => {
    const { db, actor, pack } = context;
    let found = wishes(db, actor.cityCode);
    if (personId) found = found.where('w.personId', '=', personId);
    const { total } = await found
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .orderBy('w.recordedOn', 'desc')
      .orderBy('w.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const { perPersonAtMost, dailyAt } = pack.settings.wishes;
    return {
      total,
      rows: await shownWishes(context, rows),
      perPersonAtMost: perPersonAtMost.value,
      dailyAt: dailyAt.value,
    };
  },
);
