import { decide } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/forecast-operations.ts';
import { bookOn, stepsOf } from '../book.ts';
import { monthsAhead } from '../facts/source.ts';
import { askedFor } from '../forecast/asked.ts';
import { outlookOf } from '../forecast/outlook.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';

/** How many months ahead the forecast of one thing looks: the longest stages run three years. */
export const farAhead = 36;

export const forecastByForm = implement(
  contract.forecastByForm,
  async (context: OperationContext<PolicyTables>, { clauseId, asOf = context.today, facts }) => {
    const { db, actor, pack } = context;
    const place = placeOf(pack.id);
    const book = await bookOn(db, place, actor.cityCode, asOf, 'form');
    const each = book.find(({ clause }) => clause.id === clauseId);
    if (!each) throw new AppError('policy.notInForce');
    const steps = await stepsOf(db, actor.cityCode);
    const through = monthsAhead(asOf, farAhead).day;
    const source = { ...facts, as_of: asOf };
    const world = { place, world: place.form, steps };
    return {
      asOf,
      through,
      document: place.document ? { title: place.document.title, number: place.document.number } : null,
      form: askedFor(place, each.program),
      problems: decide(each.program, source, steps).problems,
      outlook: outlookOf(world, each, source, through),
    };
  },
);
