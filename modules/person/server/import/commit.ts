import type { Kysely } from 'kysely';
import { newId } from '#platform/id.ts';
import type { ImportContext, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import { type SealedIdCard, sealIdCard } from '../id-cards.ts';
import { nameParts } from '../name-parts.ts';
import { logPersonSteps } from '../steps.ts';
import type { PersonTables } from '../tables.ts';
import {
  type ListColumns,
  peopleWithCards,
  peopleWithoutCard,
  type Stored,
  sameKey,
  writePeople,
} from './store.ts';
import { type ListedPerson, valuesOf } from './values.ts';

interface Row {
  row: number;
  listed: ListedPerson;
  card: SealedIdCard;
}

const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
const bytesOf = (hex: string | null): Buffer | null =>
  hex === null ? null : Buffer.from(hex.slice(2), 'hex');

type Columns = Omit<ListColumns, 'batchId' | 'lastContactOn'>;

/** Of whom the ledger knows nothing yet. */
const blank = {
  phone: null,
  education: null,
  skills: [],
  occupationsWanted: [],
  payExpectedFen: null,
  availableOn: null,
  workRange: 'city',
  needsLodging: false,
  groups: [],
  hasConsent: false,
  consentedOn: null,
  idCardCipher: null,
  idCardIndex: null,
};

/** Name, card, village and status as listed; of the rest, blank cells leave what the ledger has. Consent keeps its day. */
function merged({ listed, card }: Row, before: Stored | undefined, today: string): Columns {
  const known = before ?? blank;
  const hasConsent = listed.hasConsent ?? known.hasConsent;
  const idCardIndex = hexOf(card.idCardIndex);
  return {
    name: listed.name,
    birthOn: listed.birthOn,
    sex: listed.sex,
    regionCode: listed.regionCode,
    status: listed.status,
    phone: listed.phone ?? known.phone,
    education: listed.education ?? known.education,
    skills: listed.skills ?? known.skills,
    occupationsWanted: listed.occupationsWanted ?? known.occupationsWanted,
    payExpectedFen: listed.payExpectedFen ?? known.payExpectedFen,
    availableOn: listed.availableOn ?? known.availableOn,
    workRange: listed.workRange ?? known.workRange,
    needsLodging: listed.needsLodging ?? known.needsLodging,
    groups: listed.groups ?? known.groups,
    hasConsent,
    consentedOn: hasConsent ? (known.consentedOn ?? today) : null,
    idCardCipher: known.idCardIndex === idCardIndex ? known.idCardCipher : hexOf(card.idCardCipher),
    idCardIndex,
  };
}

const isSame = (before: Stored, after: Columns): boolean =>
  Object.entries(after).every(
    ([key, value]) => JSON.stringify(before[key as keyof Stored]) === JSON.stringify(value),
  );

/** Everything that an undo needs to put back. */
const snapshot = ({ id: _, organisationId: _organisation, ...columns }: Stored): Record<string, unknown> =>
  columns;

async function findExisting(
  db: Kysely<PersonTables>,
  cityCode: string,
  rows: Row[],
): Promise<(row: Row) => Stored | undefined> {
  const withCard = await peopleWithCards(
    db,
    cityCode,
    rows.map(({ card }) => card),
  );
  const withoutCard = await peopleWithoutCard(
    db,
    cityCode,
    rows.map(({ listed }) => listed),
  );
  return ({ listed, card }) => {
    const known = withCard.get(hexOf(card.idCardIndex));
    if (known) return known;
    const alike = withoutCard.get(sameKey(listed));
    // A second row of the same name, birth and village with another card is another person.
    withoutCard.delete(sameKey(listed));
    return alike;
  };
}

const organisationOf = ({ actor }: ImportContext): string | null =>
  actor.scope.kind === 'organisation' ? actor.scope.id : null;

async function insertPeople(context: ImportContext, people: (ListColumns & { id: string })[]): Promise<void> {
  if (!people.length) return;
  const { actor, today } = context;
  const shared = {
    cityCode: actor.cityCode,
    organisationId: organisationOf(context),
    recordedOn: today,
    enteredBy: actor.accountId,
  };
  await (context.db as unknown as Kysely<PersonTables>)
    .insertInto('person')
    .values(
      people.map((person) => ({
        ...person,
        ...shared,
        nameParts: nameParts(person.name),
        idCardCipher: bytesOf(person.idCardCipher),
        idCardIndex: bytesOf(person.idCardIndex),
      })),
    )
    .execute();
}

/** Writes up to 1,000 listed people: new ones, changed ones, and nothing for those the ledger knows as they are. */
export async function commitPeople(
  context: ImportContext,
  batchId: string,
  records: ImportRecord[],
): Promise<ImportOutcome[]> {
  const db = context.db as unknown as Kysely<PersonTables>;
  const { actor, today, services } = context;
  const rows = records.map(({ row, values }): Row => {
    const listed = valuesOf(values);
    return { row, listed, card: sealIdCard(services.cipher, listed.idCard) };
  });
  const existingOf = await findExisting(db, actor.cityCode, rows);
  const created: (ListColumns & { id: string })[] = [];
  const updated: { before: Stored; after: ListColumns & { id: string } }[] = [];
  const outcomes = rows.map((row): ImportOutcome => {
    const before = existingOf(row);
    const columns = merged(row, before, today);
    if (before && isSame(before, columns))
      return { row: row.row, outcome: 'unchanged', subjectId: before.id };
    const after = { ...columns, lastContactOn: today, batchId, id: before?.id ?? newId() };
    if (!before) {
      created.push(after);
      return { row: row.row, outcome: 'created', subjectId: after.id };
    }
    updated.push({ before, after });
    return { row: row.row, outcome: 'updated', subjectId: after.id, before: snapshot(before) };
  });
  await insertPeople(context, created);
  await writePeople(
    db,
    actor.cityCode,
    updated.map(({ after }) => after),
  );
  await logPersonSteps({ ...context, db }, 'import', [
    ...created.map((person) => ({ ...person, organisationId: organisationOf(context) })),
    ...updated.map(({ before, after }) => ({
      ...after,
      organisationId: before.organisationId,
      from: before.status,
    })),
  ]);
  return outcomes;
}
