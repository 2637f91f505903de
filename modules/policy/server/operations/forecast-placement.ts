import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { SubjectKind } from '../../contract/codes.ts';
import * as contract from '../../contract/forecast-operations.ts';
import { type BookClause, bookOn, stepsOf } from '../book.ts';
import { Facts, type Group, isByWorker, isClaim, sidesOf } from '../claims/applications.ts';
import {
  employersOfIds,
  organisationsWhere,
  personOf,
  type KnownWorkerRow,
  workersWhere,
} from '../facts/rows.ts';
import { monthsAhead } from '../facts/source.ts';
import { type Outlook, outlookOf } from '../forecast/outlook.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { farAhead } from './forecast-by-form.ts';

type Context = OperationContext<PolicyTables>;
interface Party {
  payeeKind: SubjectKind;
  payeeId: string;
  payeeName: string;
  group: Group;
}

async function placementOf({ db, actor }: Context, id: string) {
  // An office that sees no persons sees no placement of one either.
  const { rows } = actor.seesPersons
    ? await sql<{
        id: string;
        personName: string;
        enterpriseName: string;
        organisationName: string | null;
        postTitle: string;
        onboardOn: string | null;
        leftOn: string | null;
      }>`SELECT p.id, n.name AS person_name, p.enterprise_name, o.name AS organisation_name, p.post_title, p.onboard_on, p.left_on
        FROM placement p JOIN person n ON n.city_code = p.city_code AND n.id = p.person_id
        LEFT JOIN organisation o ON o.city_code = p.city_code AND o.id = p.organisation_id
        WHERE p.city_code = ${actor.cityCode} AND p.id = ${id}`.execute(db)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new AppError('platform.notFound');
  return row;
}

/** Whoever could be paid for one worker: the employer, who introduced, the person. */
async function partiesOf({ db, actor }: Context, worker: KnownWorkerRow): Promise<Party[]> {
  const [enterprise] = await employersOfIds(db, actor.cityCode, [worker.enterpriseId]);
  const [introducer] = worker.organisationId
    ? await organisationsWhere(db, actor.cityCode, sql`o.id = ${worker.organisationId}`)
    : [];
  const base = { enterprise, person: undefined, workers: [worker] };
  return [
    {
      payeeKind: 'enterprise',
      payeeId: worker.enterpriseId,
      payeeName: enterprise?.name ?? '',
      group: { ...base, kind: 'enterprise' },
    },
    ...(introducer
      ? [
          {
            payeeKind: 'organisation' as const,
            payeeId: introducer.id,
            payeeName: introducer.name,
            group: { ...base, kind: introducer.kind },
          },
        ]
      : []),
    {
      payeeKind: 'person',
      payeeId: worker.personId,
      payeeName: worker.personName,
      group: { ...base, kind: 'person', person: personOf(worker) },
    },
  ];
}

/** Of an employer's or introducer's people as one; of a person's own claim there is no other part. */
const isWhole = ({ clause }: BookClause, { payeeKind }: Party): boolean =>
  payeeKind !== 'person' && !isByWorker(clause);
const nameOf = ({ payeeKind, payeeId, payeeName }: Party) => ({ payeeKind, payeeId, payeeName });
const firstDue = ({ stages }: Outlook): string => stages[0]?.dueOn ?? '9999';

export const forecastPlacement = implement(
  contract.forecastPlacement,
  async (context: Context, { id, asOf = context.today }) => {
    const { db, actor, pack } = context;
    const place = placeOf(pack.id);
    const placement = await placementOf(context, id);
    const through = monthsAhead(asOf, farAhead).day;
    const document = place.document ? { title: place.document.title, number: place.document.number } : null;
    const head = { placement, asOf, through, document };
    const [worker] = await workersWhere(db, actor.cityCode, asOf, sql`p.id = ${id}`);
    if (!worker) return { ...head, clauses: [], refused: [], wholes: [] };
    const steps = await stepsOf(db, actor.cityCode);
    const facts = new Facts(place, { day: asOf, ahead: 0 });
    const book = (await bookOn(db, place, actor.cityCode, asOf)).filter(({ clause }) => isClaim(clause));
    const pairs = (await partiesOf(context, worker)).flatMap((party) =>
      book
        .filter(({ clause }) => sidesOf(place, clause).has(party.group.kind))
        .map((each) => ({ each, party })),
    );
    const ground = { place, world: place.books, steps };
    const found = pairs
      .filter(({ each, party }) => !isWhole(each, party))
      .flatMap(({ each, party }) =>
        facts
          .applications(each, party.group)
          .map(({ source }) => ({ ...outlookOf(ground, each, source, through), ...nameOf(party) })),
      );
    return {
      ...head,
      clauses: found
        .filter(({ standing }) => standing !== 'refused')
        .sort((a, b) => (firstDue(a) < firstDue(b) ? -1 : 1)),
      refused: found
        .filter(({ standing }) => standing === 'refused')
        .map(({ clauseId, title, payeeName, reasons }) => ({
          clauseId,
          title,
          payeeName,
          reasons: reasons.flatMap(({ state, text }) => (state === 'no' ? [text] : [])),
        })),
      wholes: pairs
        .filter(({ each, party }) => isWhole(each, party))
        .map(({ each: { clause }, party }) => ({
          clauseId: clause.id,
          title: clause.title,
          ...nameOf(party),
        })),
    };
  },
);
