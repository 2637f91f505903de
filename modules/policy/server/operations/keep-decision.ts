import type { z } from 'zod';
import { decide, type Verdict } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/fit-operations.ts';
import { bookOn, stepsOf } from '../book.ts';
import { asksPerson, Facts } from '../claims/applications.ts';
import { placeOf } from '../place.ts';
import { loadSubject } from '../subject.ts';
import type { PolicyTables } from '../tables.ts';

type Context = Pick<OperationContext<PolicyTables>, 'db' | 'actor' | 'today'> & { pack: { id: string } };

/** Stored with everything it was made of: facts, standards, clause version. */
export async function keep(
  context: Context,
  { clauseId, subject: { kind, id }, asOf = context.today }: z.output<typeof contract.keepDecision.input>,
): Promise<{ id: string }> {
  const { db, actor, pack, today } = context;
  const place = placeOf(pack.id);
  const each = (await bookOn(db, place, actor.cityCode, asOf)).find(({ clause }) => clause.id === clauseId);
  if (!each) throw new AppError('policy.notInForce');
  const subject = await loadSubject(context, { kind, id }, asOf, asksPerson(place, [each]));
  const steps = await stepsOf(db, actor.cityCode);
  const facts = new Facts(place, { day: asOf, ahead: 0 });
  const sources = facts.allApplications(each, subject.groups).map(({ source }) => source);
  const standards = each.program.parameters.flatMap(({ name }) => {
    const own = steps.get(name);
    return own ? [[name, own]] : [];
  });
  const verdicts = sources.map((source): Verdict => decide(each.program, source, steps));
  const decision = newId();
  await db
    .insertInto('policyDecision')
    .values({
      cityCode: actor.cityCode,
      id: decision,
      clauseVersionId: each.versionId,
      subjectKind: kind,
      subjectId: id,
      subjectName: subject.name,
      regionCode: subject.regionCode,
      asOf,
      input: JSON.stringify(sources),
      standards: JSON.stringify(Object.fromEntries(standards)),
      verdict: JSON.stringify(verdicts),
      keptBy: actor.accountId,
      keptByName: actor.name,
      recordedOn: today,
    })
    .execute();
  return { id: decision };
}

export const keepDecision = implement(contract.keepDecision, keep);
