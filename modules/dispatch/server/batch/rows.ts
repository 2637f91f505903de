import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { ageOn } from '#engines/calendar/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import type { BatchState, MemberState } from '../../contract/workflow.ts';
import type { DispatchTables } from '../tables.ts';
import type { Context } from './batches.ts';
import { readyFor } from './depart.ts';
import { memberActions } from './sides.ts';

/** Batches as lists show them; what a row counts of persons is what the asker sees of them. */
export const batchRows = (db: Kysely<DispatchTables>, cityCode: string) =>
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
            sql<number>`count(*) FILTER (WHERE m.status <> 'withdrawn' AND m.contact_on IS NOT NULL AND m.health_on IS NOT NULL AND m.documents_on IS NOT NULL)::int`.as(
              'ready',
            ),
            sql<number>`count(*) FILTER (WHERE m.status = 'accepted')::int`.as('accepted'),
            sql<number>`count(*) FILTER (WHERE m.status = 'missing')::int`.as('missing'),
            sql<number>`count(*) FILTER (WHERE m.status = 'rejected')::int`.as('rejected'),
          ])
          .as('counts'),
      (join) => join.onTrue(),
    )
    .where('b.cityCode', '=', cityCode)
    .select(['b.id', 'b.version', 'b.batchNo', 'b.planName', 'b.sendingRegionCode', 'b.receivingRegionCode'])
    .select(['b.receiverName', 'b.departOn', 'b.people', 's.name as sendingRegionName'])
    .select(['counts.ready', 'counts.accepted', 'counts.missing', 'counts.rejected'])
    .select(sql<BatchState>`b.status`.as('status'));

const memberColumns = [
  'm.id',
  'm.version',
  'm.batchId',
  'm.personId',
  'm.personRegionCode',
  'm.receivingRegionCode',
  'm.parkId',
  'm.enterpriseName',
  'm.postTitle',
  'm.contactOn',
  'm.healthOn',
  'm.documentsOn',
  'm.sentBy',
  'm.senderName',
  'm.sentAt',
  'm.receiverName as signedByName',
  'm.receivedAt',
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
  const persons = await personBriefs(
    db,
    actor.cityCode,
    found.map(({ personId }) => personId),
  );
  return found.map(({ contactOn, healthOn, documentsOn, sentBy, ...row }) => {
    const person = persons.get(row.personId);
    const facts = { hasConsent: person?.hasConsent ?? false, contactOn, healthOn, documentsOn };
    const { personRegionCode: _, receivingRegionCode: __, parkId: ___, ...shown } = row;
    return {
      ...shown,
      batchNo: row.batchNo ?? '',
      departOn: row.departOn ?? '',
      receiverName: row.receiverName ?? '',
      personName: person?.name ?? '',
      phone: person?.phoneMasked ?? null,
      age: person ? ageOn(person.birthOn, today) : null,
      regionName: person?.regionName ?? '',
      ready: readyFor(facts),
      actions: memberActions(actor, { ...row, sentBy }),
    };
  });
}
