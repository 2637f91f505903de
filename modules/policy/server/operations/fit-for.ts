import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/fit-operations.ts';
import { bookOn, stepsOf } from '../book.ts';
import { asksPerson, Facts, isClaim } from '../claims/applications.ts';
import { type Card, cardOf, inOrder } from '../claims/card.ts';
import { limitsOf, standTogether } from '../claims/stand-together.ts';
import { namesOf } from '../facts/rows.ts';
import { placeOf } from '../place.ts';
import { loadSubject, regionNameOf } from '../subject.ts';
import type { PolicyTables } from '../tables.ts';

/** Examples are told apart by the person's id until here: of a thousand people a handful are named. */
async function nameExamples({ db, actor }: OperationContext<PolicyTables>, cards: readonly Card[]) {
  const examples = cards.flatMap(({ reasons }) => reasons.flatMap(({ found }) => found));
  const ids = new Set(examples.flatMap(({ who }) => who ?? []));
  const names = await namesOf(db, actor.cityCode, [...ids]);
  for (const example of examples) example.who = names.get(example.who ?? '') ?? null;
}

export const fitFor = implement(
  contract.fitFor,
  async (context: OperationContext<PolicyTables>, { subject: { kind, id }, asOf = context.today }) => {
    const { db, actor, pack } = context;
    const place = placeOf(pack.id);
    const book = (await bookOn(db, place, actor.cityCode, asOf)).filter(({ clause }) => isClaim(clause));
    const subject = await loadSubject(context, { kind, id }, asOf, asksPerson(place, book));
    const steps = await stepsOf(db, actor.cityCode);
    const facts = new Facts(place, { day: asOf, ahead: 0 });
    const found = book.map((each) => {
      const applications = facts.allApplications(each, subject.groups);
      return cardOf(place, each, applications, steps, { id, asOf });
    });
    const kept = standTogether(
      found.flatMap(({ claims }) => claims),
      book.map(({ clause }) => limitsOf(clause, steps, asOf)),
    );
    for (const { card } of found) {
      const own = kept.filter(({ claim }) => claim.clause === card.clauseId);
      if (own.length === 0) continue;
      card.grantedFen = own.reduce((sum, { fen }) => sum + fen, 0);
      const cuts = Map.groupBy(
        own.flatMap((each) => each.cuts),
        ({ rule, by }) => `${rule} ${by.split(' ')[0]}`,
      );
      card.cuts = [...cuts.values()].flatMap((same) => {
        const [first] = same;
        if (!first) return [];
        const fen = same.reduce((sum, each) => sum + each.fen, 0);
        return [
          { rule: first.rule, clauseId: first.by.split(' ')[0] ?? '', fen, reading: first.reading ?? null },
        ];
      });
    }
    await nameExamples(
      context,
      found.map(({ card }) => card),
    );
    return {
      subject: { kind, id, name: subject.name, regionName: await regionNameOf(context, subject.regionCode) },
      asOf,
      totalFen: kept.reduce((sum, { fen }) => sum + fen, 0),
      cards: inOrder(found.map(({ card }) => card)),
    };
  },
);
