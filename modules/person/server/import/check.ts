import type { Kysely } from 'kysely';
import type { CellProblem } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportRecord } from '#platform/sheets/import-kind.ts';
import { isPossibleBirth } from '../facts.ts';
import { readIdCard } from '../../contract/id-card.ts';
import { idCardIndexOf, takenIdCards } from '../id-cards.ts';
import { ownPeople } from '../queries.ts';
import type { PersonTables } from '../tables.ts';
import { splitSkills } from './values.ts';

const longestSkill = 20;

/** Cards that the city has outside the user's own ledger, as hex. */
async function cardsElsewhere(context: ImportContext, indexes: Buffer[]): Promise<Set<string>> {
  const taken = await takenIdCards(context.db, indexes);
  if (!taken.size) return taken;
  const own = await ownPeople(context.db as unknown as Kysely<PersonTables>, context.actor)
    .select('p.idCardIndex')
    .where('p.idCardIndex', 'in', indexes)
    .execute();
  return taken.difference(new Set(own.map(({ idCardIndex }) => idCardIndex?.toString('hex') ?? '')));
}

/** What a cell alone does not show: a card registered elsewhere in the city, a birth that cannot be. */
export async function checkPeople(context: ImportContext, records: ImportRecord[]): Promise<CellProblem[]> {
  const cards = records.flatMap(({ row, values }) => {
    const card = typeof values.idCard === 'string' ? readIdCard(values.idCard) : undefined;
    return card?.ok
      ? [{ row, birthOn: card.birthOn, index: idCardIndexOf(context.services.cipher, card.number) }]
      : [];
  });
  const elsewhere = await cardsElsewhere(
    context,
    cards.map(({ index }) => index),
  );
  const problems: CellProblem[] = [];
  for (const { row, birthOn, index } of cards) {
    if (!isPossibleBirth(birthOn, context.today))
      problems.push({ row, column: 'idCard', code: 'birthRange' });
    else if (elsewhere.has(index.toString('hex')))
      problems.push({ row, column: 'idCard', code: 'registeredElsewhere' });
  }
  for (const { row, values } of records)
    if (
      typeof values.skills === 'string' &&
      splitSkills(values.skills).some((skill) => skill.length > longestSkill)
    )
      problems.push({ row, column: 'skills', code: 'skillTooLong' });
  return problems;
}
