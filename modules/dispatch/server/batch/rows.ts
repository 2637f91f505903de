import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { ageOn } from '#engines/calendar/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import { openPlacements, phonesOpen } from '#modules/placement/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { BatchState, MemberState } from '../../contract/workflow.ts';
import type { DispatchTables } from '../tables.ts';
import type { Context } from './batches.ts';
import { readyFor } from './depart.ts';
import { inOwnRegion } from './own.ts';
import { memberActions } from './sides.ts';

/** People of batch `b` who meet the conditions that are ticked off; consent is asked again at departure. */
export const readyCount = sql<number>`(count(*) FILTER (WHERE m.status <> 'withdrawn' AND m.contact_on IS NOT NULL AND m.health_on IS NOT NULL AND m.documents_on IS NOT NULL))::int`;

/** How many a batch brings: all of it, or to the enterprise that asks. */
const peopleFor = ({ scope }: Actor): RawBuilder<number> =>
  scope.kind === 'enterprise'
    ? sql`(SELECT c.people FROM dispatch_coming() c WHERE c.batch_id = b.id)`
    : sql`b.people`;

/** Batches as lists show them; what a row counts of persons is what the asker sees of them. */
export const batchRows = (db: Kysely<DispatchTables>, actor: Actor) =>
  db
    .selectFrom('dispatchBatch as b')
    .innerJoin('region as s', 's.code', 'b.sendingRegionCode')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('dispatchMember as m')
          .whereRef('m.cityCode', '=', 'b.cityCode')
          .whereRef('m.batchId', '=', 'b.id')
          .select([
            sql<
              number | null
            >`CASE WHEN b.status <> 'gathering' OR ${inOwnRegion(actor, 'b.sendingRegionCode')} THEN ${readyCount} END`.as(
              'ready',
            ),
            sql<number>`count(*) FILTER (WHERE m.status = 'accepted')::int`.as('accepted'),
            sql<number>`count(*) FILTER (WHERE m.status = 'missing')::int`.as('missing'),
            sql<number>`count(*) FILTER (WHERE m.status = 'rejected')::int`.as('rejected'),
          ])
          .as('counts'),
      (join) => join.onTrue(),
    )
    .where('b.cityCode', '=', actor.cityCode)
    .select(['b.id', 'b.version', 'b.batchNo', 'b.planName', 'b.sendingRegionCode', 'b.receivingRegionCode'])
    .select(['b.receiverName', 'b.departOn', 's.name as sendingRegionName'])
    .select(peopleFor(actor).as('people'))
    .select(['counts.ready', 'counts.accepted', 'counts.missing', 'counts.rejected'])
    .select([
      sql<BatchState>`b.status`.as('status'),
      sql<boolean>`b.facilities_by IS NOT NULL`.as('hasFacilities'),
    ]);

/** A batch with all that its page and its hand-over sheet say. */
export const batchFacts = (db: Kysely<DispatchTables>, actor: Actor) =>
  batchRows(db, actor)
    .select(['b.facilitiesByName', 'b.facilitiesNote', 'b.escortName', 'b.escortPhone', 'b.vehicle'])
    .select(sql<number>`dispatch_beds(b.id)`.as('beds'))
    .select(['b.senderName', 'b.departedByName', 'b.departedOn', 'b.receivedOn', 'b.cancelReason']);

const memberColumns = [
  'm.id',
  'm.version',
  'm.batchId',
  'm.personId',
  'm.personRegionCode',
  'm.receivingRegionCode',
  'm.parkId',
  'm.enterpriseId',
  'm.postId',
  'm.enterpriseName',
  'm.postTitle',
  'm.contactOn',
  'm.healthOn',
  'm.documentsOn',
  'm.sentBy',
  'm.senderName',
  'm.sentOn',
  'm.receiverName as signedByName',
  'm.receivedOn',
  'm.reason',
  'm.placementId',
] as const;

/** Some people of batches, known as `m`. */
export type Members = SelectQueryBuilder<
  DispatchTables & { m: DispatchTables['dispatchMember'] },
  'm',
  object
>;

/** Members as this asker sees them; a town's officer sees its own people without seeing the batch. */
export async function memberRows({ db, actor, today }: Context, members: Members) {
  const found = await members
    .leftJoin('placement as p', (join) =>
      join.onRef('p.cityCode', '=', 'm.cityCode').onRef('p.id', '=', 'm.placementId'),
    )
    .leftJoin('dispatchBatch as b', (join) =>
      join.onRef('b.cityCode', '=', 'm.cityCode').onRef('b.id', '=', 'm.batchId'),
    )
    .select(memberColumns)
    .select(['p.status as placementStatus', 'b.batchNo', 'b.departOn', 'b.receiverName'])
    .select(sql<MemberState>`m.status`.as('status'))
    .execute();
  const personIds = found.map(({ personId }) => personId);
  const persons = await personBriefs(db, actor.cityCode, personIds);
  const open = await openPlacements(db, actor.cityCode, personIds);
  const phones = await phonesOpen(
    db,
    actor.cityCode,
    found.flatMap(({ status, placementId }) => (status === 'accepted' && placementId ? [placementId] : [])),
  );
  return found.map(({ contactOn, healthOn, documentsOn, sentBy, postId, ...row }) => {
    const person = persons.get(row.personId);
    const facts = { hasConsent: person?.hasConsent ?? false, contactOn, healthOn, documentsOn };
    const { personRegionCode: _, receivingRegionCode: __, parkId: ___, enterpriseId: ____, ...shown } = row;
    const isOnTheWay = row.status === 'preparing' || row.status === 'sent';
    return {
      ...shown,
      batchNo: row.batchNo ?? '',
      departOn: row.departOn ?? '',
      receiverName: row.receiverName ?? '',
      personName: person?.name ?? '',
      phone: phones.get(row.placementId ?? '') ?? person?.phoneMasked ?? null,
      age: person ? ageOn(person.birthOn, today) : null,
      regionName: person?.regionName ?? '',
      ready: readyFor(facts),
      elsewhere: isOnTheWay
        ? (open.get(row.personId) ?? [])
            .filter((each) => each.postId !== postId)
            .map(({ enterpriseName, status }) => ({ enterpriseName, status }))
        : [],
      actions: memberActions(actor, { ...row, sentBy }),
    };
  });
}

/** One page of them, newest first, with how many there are. */
export async function memberPage(
  context: Context,
  members: Members,
  { page, pageSize }: { page: number; pageSize: number },
) {
  const { total } = await members
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const shown = members
    .orderBy('m.batchId', 'desc')
    .orderBy('m.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return { total: Number(total), rows: await memberRows(context, shown) };
}
