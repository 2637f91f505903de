import { type Decision, explain, grantOf, judge, thingState, verdictOf } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { PersonState } from '../../contract/codes.ts';
import * as contract from '../../contract/fit-operations.ts';
import { type BookClause, bookOn, stepsOf } from '../book.ts';
import { type Application, asksPerson, Facts } from '../claims/applications.ts';
import { namesOf, type WorkerRow } from '../facts/rows.ts';
import { placeOf } from '../place.ts';
import { loadSubject } from '../subject.ts';
import type { PolicyTables } from '../tables.ts';
import type { Steps } from '../words.ts';

interface PersonDecision {
  worker: WorkerRow;
  enterprise: Application['enterprise'];
  /** Where the person stands in the list that the decision is about. */
  thing: number;
  state: PersonState;
  decision: Decision;
}

const states: PersonState[] = ['no', 'unknown', 'yes'];
const order: Record<PersonState, number> = { yes: 0, unknown: 1, no: 2 };

/** How each worker came out; nobody where the clause decides on something else. */
function peopleOf({ program, clause }: BookClause, applications: readonly Application[], steps: Steps) {
  if (clause.over !== 'workers') return [];
  return applications
    .flatMap(({ source, workers, enterprise }): PersonDecision[] => {
      const decision = judge(program, source, steps);
      if (!decision) return [];
      return workers.map((worker, thing) => {
        const state = states[thingState(decision, thing)] ?? 'unknown';
        return { worker, enterprise, thing, state, decision };
      });
    })
    .sort((a, b) => order[a.state] - order[b.state]);
}

function rowOf(
  { program }: BookClause,
  { worker, enterprise, thing, state, decision }: PersonDecision,
  names: ReadonlyMap<string, string>,
) {
  const { reasons } = explain(program, verdictOf(program, decision));
  const own = grantOf(decision).payments.filter((each) => each.thing === thing);
  return {
    id: worker.id,
    personName: names.get(worker.personId) ?? '',
    enterpriseName: enterprise?.name ?? null,
    onboardOn: worker.onboardOn,
    state,
    fen: own.length > 0 ? own.reduce((sum, { fen }) => sum + fen, 0) : null,
    reasons: reasons.flatMap(({ thing: of, state: each, text, due }) =>
      each !== 'yes' && (of < 0 || of === thing) ? [{ state: each, text, due: due ?? null }] : [],
    ),
  };
}

export const listFitPeople = implement(
  contract.listFitPeople,
  async (context: OperationContext<PolicyTables>, { subject, clauseId, asOf, state, page, pageSize }) => {
    const { db, actor, pack, today } = context;
    const day = asOf ?? today;
    const place = placeOf(pack.id);
    const each = (await bookOn(db, place, actor.cityCode, day)).find(({ clause }) => clause.id === clauseId);
    if (!each) throw new AppError('policy.notInForce');
    const { groups } = await loadSubject(context, subject, day, asksPerson(place, [each]));
    const steps = await stepsOf(db, actor.cityCode);
    const applications = new Facts(place, { day, ahead: 0 }).allApplications(each, groups);
    const people = peopleOf(each, applications, steps).filter(
      (person) => state === undefined || person.state === state,
    );
    const shown = people.slice((page - 1) * pageSize, page * pageSize);
    const names = await namesOf(
      db,
      actor.cityCode,
      shown.map(({ worker }) => worker.personId),
    );
    return { total: people.length, rows: shown.map((person) => rowOf(each, person, names)) };
  },
);
