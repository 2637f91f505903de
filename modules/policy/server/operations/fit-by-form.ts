import { decide, explain } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import { implementAnonymous } from '#platform/http/operation.ts';
import { systemActor } from '#platform/db/session.ts';
import type { clauseClassLabels, Standing } from '../../contract/codes.ts';
import * as contract from '../../contract/fit-operations.ts';
import { bookOn, stepsOf } from '../book.ts';
import { isClaim, sidesOf } from '../claims/applications.ts';
import { type Answers, readAnswers, sourceOf } from '../form/answers.ts';
import { missingMaterials, openFacts } from '../form/open-facts.ts';
import { questionOf } from '../form/question.ts';
import { type Place, placeOf } from '../place.ts';
import type { Steps } from '../words.ts';
import type { BookClause } from '../book.ts';

const order: Record<Standing, number> = {
  entitled: 0,
  notYet: 1,
  standardMissing: 2,
  unknown: 3,
  refused: 4,
};

/** One clause against the answers so far. */
function resultOf(place: Place, each: BookClause, who: string, answers: Answers, steps: Steps, asOf: string) {
  const { clause, program } = each;
  const verdict = decide(program, sourceOf(place, each, who, answers, asOf), steps);
  const unset = program.parameters.filter(({ name }) => !steps.has(name)).map(({ label }) => label);
  const told = explain(program, verdict, unset);
  return {
    open: openFacts(place, each, verdict, answers),
    result: {
      clauseId: clause.id,
      title: clause.title,
      class: clause.class as keyof typeof clauseClassLabels,
      kind: clause.kind,
      article: clause.article,
      payee: clause.payee ?? null,
      standing: told.standing,
      from: told.from ?? null,
      fen: told.standing === 'entitled' ? verdict.fen : null,
      reasons: told.reasons.map(({ thing: _, found, article, reading, due, ...reason }) => ({
        ...reason,
        heads: null,
        found: found.map((fact) => ({ who: null, ...fact })),
        article: article ?? null,
        reading: reading ?? null,
        due: due ?? null,
      })),
      arithmetic: told.arithmetic,
      materials: clause.materials ?? [],
      handler: clause.handler ?? null,
      missingMaterials: missingMaterials(place, each, verdict),
      missingStandards: told.missingStandards,
    },
  };
}

/** The fact that most undecided clauses wait for; of equals the one that the first clause names first. */
function mostAsked(
  open: readonly { clause: string; facts: readonly string[] }[],
): { key: string; clauses: string[] } | undefined {
  const asked = new Map<string, string[]>();
  for (const { clause, facts } of open)
    for (const key of facts) asked.set(key, [...(asked.get(key) ?? []), clause]);
  return [...asked]
    .map(([key, clauses]) => ({ key, clauses }))
    .reduce<{ key: string; clauses: string[] } | undefined>(
      (best, each) => (best && best.clauses.length >= each.clauses.length ? best : each),
      undefined,
    );
}

export const fitByForm = implementAnonymous(
  contract.fitByForm,
  async ({ services }, { cityCode, who, answers: given }) => {
    const city = await services.cities.find(cityCode);
    if (!city) throw new AppError('platform.notFound');
    const place = placeOf((await services.cities.pack(cityCode, city.packVersion)).id);
    const asOf = businessDate(city.businessOn);
    const answers = readAnswers(place, given);
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
    const own = book.filter(({ clause }) => isClaim(clause) && sidesOf(place, clause).has(who));
    const found = own.map((each) => resultOf(place, each, who, answers, steps, asOf));
    const open = found
      .filter((each) => each.open.length > 0)
      .map(({ result, open: facts }) => ({ clause: result.title, facts }));
    const next = mostAsked(open);
    return {
      asOf,
      place: place.document?.place ?? city.name,
      document: place.document ? { title: place.document.title, number: place.document.number } : null,
      question: next ? questionOf(place, own, next.key, next.clauses) : null,
      open: open.length,
      results: found
        .map(({ result }) => result)
        .sort((a, b) => order[a.standing] - order[b.standing] || (b.fen ?? 0) - (a.fen ?? 0)),
    };
  },
);
