import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { maskEmail } from '#platform/personal/cipher.ts';
import { type PersonAction, personActionLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { isOwn } from '../access.ts';
import type { People } from '../queries.ts';
import { rowColumns, toRow } from '../rows.ts';
import { personTimeline } from '../steps.ts';
import type { PersonTables } from '../tables.ts';

type Context = OperationContext<PersonTables>;

function actionsOf({ actor }: Context, person: { hasConsent: boolean; idCardCipher: Buffer | null }) {
  const offered: Record<PersonAction, boolean> = {
    confirmContact: actor.permissions.has('person.edit'),
    edit: actor.permissions.has('person.edit'),
    setConsent: actor.permissions.has('person.edit') && !person.hasConsent,
    withdrawConsent: actor.permissions.has('person.edit') && person.hasConsent,
    revealIdCard: actor.permissions.has('person.reveal') && person.idCardCipher !== null,
  };
  const needs: Partial<Record<PersonAction, string[]>> = {
    withdrawConsent: ['reason'],
    revealIdCard: ['reason'],
  };
  return (Object.keys(personActionLabels) as PersonAction[])
    .filter((action) => offered[action])
    .map((action) => ({ action, label: personActionLabels[action], needs: needs[action] ?? [] }));
}

async function experienceOf({ db }: Context, stored: unknown) {
  const months = stored as Record<string, number>;
  const codes = Object.keys(months);
  if (!codes.length) return [];
  const names = await db
    .selectFrom('occupation')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute();
  return names.map(({ code, name }) => ({ occupationCode: code, name, months: months[code] ?? 0 }));
}

/** Row security decides who sees the person; whether the record is the asker's own decides how much of it. */
function findPerson({ db, actor }: Context, id: string) {
  const people: People = db
    .selectFrom('person as p')
    .where('p.cityCode', '=', actor.cityCode)
    .where('p.id', '=', id);
  return people
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.cityCode', '=', 'p.cityCode')
        .onRef('organisation.id', '=', 'p.organisationId'),
    )
    .select(rowColumns)
    .select([
      'p.occupationsWanted',
      'p.experience',
      'p.workRange',
      'p.needsLodging',
      'p.acceptsShift',
      'p.consentedOn',
      'p.note',
      'p.email',
      'p.organisationId',
      'organisation.name as organisationName',
    ])
    .executeTakeFirst();
}

export const getPerson = implement(contract.getPerson, async (context: Context, { id }) => {
  const found = await findPerson(context, id);
  if (!found) throw new AppError('platform.notFound');
  const { experience, organisationId, ...person } = found;
  const own = isOwn(context.actor, { ...person, organisationId });
  const canEdit = own && context.actor.permissions.has('person.edit');
  const row = toRow(person, context);
  return {
    ...row,
    ...(own ? {} : { idCardMasked: null, groups: [] }),
    isOwn: own,
    birthOn: own ? person.birthOn : null,
    phone: canEdit ? person.phone : row.phoneMasked,
    isPhoneOpen: canEdit,
    email: canEdit ? person.email : person.email && maskEmail(person.email),
    occupationsWanted: person.occupationsWanted,
    experience: await experienceOf(context, experience),
    workRange: person.workRange,
    needsLodging: person.needsLodging,
    acceptsShift: person.acceptsShift,
    consentedOn: person.consentedOn,
    note: own ? person.note : null,
    organisationName: person.organisationName,
    canEdit,
    actions: own ? actionsOf(context, person) : [],
    timeline: await personTimeline(context, { ...person, organisationId }, own),
  };
});
