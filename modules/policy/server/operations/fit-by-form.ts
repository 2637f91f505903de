import { explain } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import { implementAnonymous } from '#platform/http/operation.ts';
import { systemActor } from '#platform/db/session.ts';
import type { clauseClassLabels, Standing } from '../../contract/codes.ts';
import * as contract from '../../contract/fit-operations.ts';
import { type BookClause, bookOn, stepsOf } from '../book.ts';
import { type Answered, askNext } from '../form/ask.ts';
import { missingMaterials } from '../form/open-facts.ts';
import { type Place, placeOf } from '../place.ts';
import { readingsOf, reasonView, type Steps } from '../words.ts';

const order: Record<Standing, number> = {
  entitled: 0,
  notYet: 1,
  standardMissing: 2,
  unknown: 3,
  refused: 4,
};

/** How one clause stands, in words. */
function resultOf(place: Place, { each: { clause, program }, verdict }: Answered<BookClause>, steps: Steps) {
  const unset = program.parameters.filter(({ name }) => !steps.has(name)).map(({ label }) => label);
  const told = explain(program, verdict, unset);
  return {
    clauseId: clause.id,
    title: clause.title,
    class: clause.class as keyof typeof clauseClassLabels,
    kind: clause.kind,
    article: clause.article,
    payee: clause.payee ?? null,
    standing: told.standing,
    from: told.from ?? null,
    fen: told.standing === 'entitled' ? verdict.fen : null,
    reasons: told.reasons.map(({ thing: _, found, ...reason }) => ({
      ...reasonView(reason),
      heads: null,
      found: found.map((fact) => ({ who: null, ...fact })),
    })),
    arithmetic: told.arithmetic,
    materials: clause.materials ?? [],
    handler: clause.handler ?? null,
    missingMaterials: missingMaterials(place, { clause, program }, verdict),
    missingStandards: told.missingStandards,
    readings: readingsOf(place, program.readings),
  };
}

export const fitByForm = implementAnonymous(
  contract.fitByForm,
  async ({ services }, { cityCode, who, answers }) => {
    const city = await services.cities.find(cityCode);
    if (!city) throw new AppError('platform.notFound');
    const place = placeOf((await services.cities.pack(cityCode, city.packVersion)).id);
    const asOf = businessDate(city.businessOn);
    const options = { operation: contract.fitByForm.name, today: asOf, readOnly: true };
    // Clauses and standards are public; nothing else is read and nothing is kept.
    const { book, steps } = await services.database.as(
      systemActor(cityCode, '自助查询'),
      options,
      async (db) => ({
        book: await bookOn(db, place, cityCode, asOf, 'form'),
        steps: await stepsOf(db, cityCode),
      }),
    );
    const { found, question } = askNext(place, book, { who, answers, steps, asOf });
    return {
      asOf,
      place: place.document?.place ?? city.name,
      document: place.document ? { title: place.document.title, number: place.document.number } : null,
      question,
      open: found.filter(({ open }) => open.length > 0).length,
      results: found
        .map((each) => resultOf(place, each, steps))
        .sort((a, b) => order[a.standing] - order[b.standing] || (b.fen ?? 0) - (a.fen ?? 0)),
    };
  },
);
