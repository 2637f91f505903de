import { AppError } from '#platform/http/app-error.ts';
import { implement } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { checkFacts, ownPerson } from '../facts.ts';
import type { WishContext } from '../rows.ts';

export const createWish = implement(
  contract.createWish,
  async (context: WishContext, { personId, ...facts }) => {
    const { db, actor, today, pack } = context;
    const { regionCode, organisationId } = await ownPerson(context, personId);
    const { total } = await db
      .selectFrom('wish')
      .where('cityCode', '=', actor.cityCode)
      .where('personId', '=', personId)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const most = pack.settings.wishes.perPersonAtMost.value;
    if (total >= most) throw new AppError('wish.tooMany', { most });
    await checkFacts(context, facts, { personId });
    const id = newId();
    await db
      .insertInto('wish')
      .values({
        ...facts,
        cityCode: actor.cityCode,
        id,
        personId,
        regionCode,
        organisationId,
        enteredBy: actor.accountId,
        recordedOn: today,
      })
      .execute();
    return { id };
  },
);
