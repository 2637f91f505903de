import { type Kysely, sql } from 'kysely';
import { ageOn } from '#engines/calendar/index.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import { openWays } from '#modules/matching/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import { maskPhone } from '#platform/personal/cipher.ts';
import type { PlacementState } from '../contract/workflow.ts';
import { actionsFor } from './sides.ts';
import type { PlacementTables } from './tables.ts';

interface RowContext {
  db: Kysely<PlacementTables>;
  actor: Actor & { accountId: string };
  today: string;
}

/** Contacts are open while the person is on the way to the post or in it, from the day the enterprise took the person up. */
const contactStates: readonly string[] = [
  'interviewing',
  'intended',
  'medical',
  'training',
  'onboarding',
  'onboarded',
];

const isOpen = ({ acceptedOn, status }: { acceptedOn: string | null; status: string }): boolean =>
  acceptedOn !== null && contactStates.includes(status);

/** Phones of these placements, where they are open; for lists of other modules. */
export async function phonesOpen(db: unknown, cityCode: string, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map();
  const rows = await (db as Kysely<PlacementTables>)
    .selectFrom('placement as p')
    .innerJoin('person as n', (join) =>
      join.onRef('n.cityCode', '=', 'p.cityCode').onRef('n.id', '=', 'p.personId'),
    )
    .select(['p.id', 'p.acceptedOn', 'p.status', 'n.phone'])
    .where('p.cityCode', '=', cityCode)
    .where('p.id', 'in', ids)
    .execute();
  return new Map(rows.flatMap(({ id, phone, ...row }) => (phone && isOpen(row) ? [[id, phone]] : [])));
}

const columns = [
  'p.id',
  'p.version',
  'p.personId',
  'p.enterpriseId',
  'p.enterpriseName',
  'p.enterpriseRegionCode',
  'p.parkId',
  'p.postId',
  'p.postTitle',
  'p.score',
  'p.recommendedOn',
  'p.readAt',
  'p.acceptedOn',
  'p.interviewOn',
  'p.interviewPlace',
  'p.intendedOn',
  'p.medicalOn',
  'p.trainedOn',
  'p.trainingKind',
  'p.onboardOn',
  'p.onboardEnteredBy',
  'p.leftOn',
  'p.exitOn',
  'p.exitReason',
] as const;

/** Asked for by id: to join persons to every placement of a filter and then cut a page would cost most of the time. */
async function personsOf({ db, actor }: RowContext, ids: string[]) {
  if (!ids.length) return new Map<string, never>();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'phone', 'birthOn', 'education', 'skills'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** These placements with their persons, as the ledger shows them to this actor, in the order of the ids. */
export async function readRows(context: RowContext, ids: string[]) {
  if (!ids.length) return [];
  const stored = await context.db
    .selectFrom('placement as p')
    .where('p.cityCode', '=', context.actor.cityCode)
    .where('p.id', 'in', ids)
    .select(columns)
    .select((eb) => [
      sql<PlacementState>`${eb.ref('p.status')}`.as('status'),
      'p.personRegionCode',
      regionPath('p.personRegionCode').as('regionName'),
      regionPath('p.enterpriseRegionCode').as('enterpriseRegionName'),
    ])
    .execute();
  const byId = new Map(stored.map((row) => [row.id, row]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  const persons = await personsOf(context, [...new Set(found.map((row) => row.personId))]);
  const ways = await openWays(
    context.db,
    found.map((row) => row.personId),
  );
  return found.map(({ parkId, onboardEnteredBy, personRegionCode, ...row }) => {
    const person = persons.get(row.personId);
    const isPhoneOpen = isOpen(row);
    const phone = person?.phone ?? null;
    return {
      ...row,
      regionCode: personRegionCode,
      personName: person?.name ?? '',
      phone: phone === null || isPhoneOpen ? phone : maskPhone(phone),
      isPhoneOpen,
      age: person ? ageOn(person.birthOn, context.today) : 0,
      education: person?.education ?? null,
      skills: person?.skills ?? [],
      otherWays:
        row.exitOn === null && row.status !== 'onboarded' ? (ways.get(row.personId)?.open ?? 1) - 1 : 0,
      actions: actionsFor(context.actor, { ...row, personRegionCode, parkId, onboardEnteredBy }),
    };
  });
}
