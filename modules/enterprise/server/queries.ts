import { type Kysely, sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { inScope } from '#platform/db/scope.ts';
import type { Actor } from '#platform/db/session.ts';
import type { z } from 'zod';
import type { exportEnterprises } from '../contract/operations.ts';
import { containing, regionPath } from './place.ts';
import type { EnterpriseTables } from './tables.ts';

type Filters = z.output<typeof exportEnterprises.input>;

/** The enterprises the filter names, within the actor's scope. */
export function filteredEnterprises(
  { db, actor }: { db: Kysely<EnterpriseTables>; actor: Actor },
  filters: Filters,
) {
  let enterprises = db
    .selectFrom('enterprise as e')
    .where('e.cityCode', '=', actor.cityCode)
    .where(
      inScope(actor, {
        region: 'e.regionCode',
        park: 'e.parkId',
        enterprise: 'e.id',
        specialist: 'e.specialistId',
      }),
    );
  if (filters.search) {
    const pattern = containing(filters.search);
    enterprises = enterprises.where((eb) =>
      eb.or([eb('e.name', 'like', pattern), eb('e.uscc', 'like', pattern.toUpperCase())]),
    );
  }
  const range = filters.regionCode ? rangeOf(filters.regionCode) : null;
  if (range)
    enterprises = enterprises.where('e.regionCode', '>=', range.from).where('e.regionCode', '<', range.to);
  if (filters.parkId) enterprises = enterprises.where('e.parkId', '=', filters.parkId);
  if (filters.stage) enterprises = enterprises.where('e.stage', '=', filters.stage);
  if (filters.isDocked) enterprises = enterprises.where('e.dockedOn', 'is not', null);
  if (filters.needsVerification) enterprises = enterprises.where('e.isVerified', '=', false);
  return enterprises;
}

/** The columns of the list, with the names of codes. */
export function withNames(enterprises: ReturnType<typeof filteredEnterprises>) {
  return enterprises
    .leftJoin('organisation as park', (join) =>
      join.onRef('park.cityCode', '=', 'e.cityCode').onRef('park.id', '=', 'e.parkId'),
    )
    .leftJoin('industry', 'industry.code', 'e.industryCode')
    .select((eb) => [
      'e.id',
      'e.name',
      'e.uscc',
      'e.regionCode',
      regionPath('e.regionCode').as('regionName'),
      'e.parkId',
      'park.name as parkName',
      'industry.name as industryName',
      'e.nature',
      'e.size',
      sql<'signed' | 'building' | 'started' | 'producing' | 'stopped'>`${eb.ref('e.stage')}`.as('stage'),
      'e.signedOn',
      'e.dockedOn',
      'e.recordedOn',
      eb
        .selectFrom('serviceSpecialist as s')
        .select('s.name')
        .whereRef('s.cityCode', '=', 'e.cityCode')
        .whereRef('s.id', '=', 'e.specialistId')
        .as('specialistName'),
      'e.isVerified',
      'e.version',
    ]);
}

const sortColumns = {
  name: 'e.name',
  signedOn: 'e.signedOn',
  dockedOn: 'e.dockedOn',
  recordedOn: 'e.recordedOn',
} as const;

/** In the order asked, unknown dates last; the id settles ties, so that pages do not overlap. */
export function sorted(
  enterprises: ReturnType<typeof withNames>,
  sort: Filters['sort'],
): ReturnType<typeof withNames> {
  const isDown = sort.startsWith('-');
  const column = sortColumns[(isDown ? sort.slice(1) : sort) as keyof typeof sortColumns];
  return enterprises
    .orderBy(column, (order) => (isDown ? order.desc() : order.asc()).nullsLast())
    .orderBy('e.id');
}
