import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { readIdCard } from '../../contract/id-card.ts';
import * as contract from '../../contract/operations.ts';
import { findCard, peopleLike } from '../duplicates.ts';
import type { PersonTables } from '../tables.ts';

export const checkDuplicate = implement(
  contract.checkDuplicate,
  async (context: OperationContext<PersonTables>, input) => {
    const card = input.idCard ? readIdCard(input.idCard) : undefined;
    if (card && !card.ok) throw new AppError(card.code, {}, { pointer: '/idCard' });
    const found = card ? await findCard(context, card.number) : undefined;
    const birthOn = card?.birthOn ?? input.birthOn;
    const { name, regionCode } = input;
    const alike =
      name && birthOn && regionCode ? await peopleLike(context, { name, birthOn, regionCode }) : [];
    return {
      idCard: found?.place ?? ('notAsked' as const),
      people: [
        ...(found?.person ? [found.person] : []),
        ...alike.filter(({ id }) => id !== found?.person?.id),
      ],
    };
  },
);
