import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { personFieldLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { refuseTakenCard } from '../duplicates.ts';
import { checkedFacts } from '../facts.ts';
import { lockPerson } from '../find.ts';
import { idCardIndexOf, sealIdCard } from '../id-cards.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

type Row = Awaited<ReturnType<typeof lockPerson>>;
type Facts = Awaited<ReturnType<typeof checkedFacts>>['columns'];

/** Names of the fields that differ, for the timeline; never their values. */
function changedFields(row: Row, facts: Facts): string[] {
  const before = { ...row, experience: JSON.stringify(row.experience) };
  return Object.keys(personFieldLabels).filter(
    (field) =>
      field in facts &&
      JSON.stringify(before[field as keyof Facts]) !== JSON.stringify(facts[field as keyof Facts]),
  );
}

export const updatePerson = implement(
  contract.updatePerson,
  async (context: OperationContext<PersonTables>, { id, version, ...input }) => {
    const { db, actor, services } = context;
    const row = await lockPerson(context, id, version);
    const keepsCard = row.idCardIndex !== null && !input.idCard;
    if (keepsCard && input.birthOn && input.birthOn !== row.birthOn)
      throw new AppError('person.birthFixed', {}, { pointer: '/birthOn' });
    const sex = row.sex === 'male' || row.sex === 'female' ? row.sex : null;
    const { columns, idCard } = await checkedFacts(
      context,
      keepsCard ? { ...input, birthOn: row.birthOn, sex } : input,
    );
    const isNewCard = idCard !== null && !row.idCardIndex?.equals(idCardIndexOf(services.cipher, idCard));
    const changed = [...changedFields(row, columns), ...(isNewCard ? ['idCard'] : [])];
    if (!changed.length) return { ok: true as const };
    if (isNewCard) await refuseTakenCard(context, idCard);
    await db
      .updateTable('person')
      .set({
        ...columns,
        ...(isNewCard ? sealIdCard(services.cipher, idCard) : {}),
        batchId: null,
        version: version + 1,
      })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logPersonSteps(context, 'update', [{ ...row, ...columns, from: row.status }], {
      given: { changed },
    });
    return { ok: true as const };
  },
);
