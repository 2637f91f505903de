import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { consentSentence } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { peopleLike, refuseTakenCard } from '../duplicates.ts';
import { checkedFacts } from '../facts.ts';
import { sealIdCard } from '../id-cards.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

export const registerPerson = implement(
  contract.registerPerson,
  async (context: OperationContext<PersonTables>, { hasConsent, isDifferentPerson, ...input }) => {
    const { db, actor, today, services } = context;
    // Others have no ledger of people to add to.
    if (actor.scope.kind !== 'region' && actor.scope.kind !== 'organisation')
      throw new AppError('platform.notPermitted');
    const { columns, idCard } = await checkedFacts(context, input);
    if (idCard) await refuseTakenCard(context, idCard);
    if (!isDifferentPerson && (await peopleLike(context, columns)).length > 0)
      throw new AppError('person.probableDuplicate', {}, { pointer: '/isDifferentPerson' });
    const person = {
      ...columns,
      ...(idCard ? sealIdCard(services.cipher, idCard) : {}),
      cityCode: actor.cityCode,
      id: newId(),
      organisationId: actor.scope.kind === 'organisation' ? actor.scope.id : null,
      hasConsent,
      consentedOn: hasConsent ? today : null,
      lastContactOn: today,
      recordedOn: today,
      enteredBy: actor.accountId,
    };
    await db.insertInto('person').values(person).execute();
    await logPersonSteps(
      context,
      'register',
      [person],
      hasConsent ? { given: { consent: consentSentence } } : {},
    );
    return { id: person.id };
  },
);
