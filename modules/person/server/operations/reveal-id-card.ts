import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { openIdCard } from '../id-cards.ts';
import { ownPeople } from '../queries.ts';
import type { PersonTables } from '../tables.ts';

/** Only for the asker's own people, and never without an entry in the trail that says why. */
export const revealIdCard = implement(
  contract.revealIdCard,
  async (context: OperationContext<PersonTables>, { id, reason }) => {
    const { db, actor, services } = context;
    const person = await ownPeople(db, actor)
      .select(['p.idCardCipher', 'p.regionCode'])
      .where('p.id', '=', id)
      .executeTakeFirst();
    if (!person) throw new AppError('platform.notFound');
    if (!person.idCardCipher) throw new AppError('person.noIdCard');
    await context.audit({
      action: 'reveal',
      subject: 'person',
      subjectId: id,
      regionCode: person.regionCode,
      detail: { field: 'idCard', reason },
    });
    return { idCard: openIdCard(services.cipher, person.idCardCipher) };
  },
);
