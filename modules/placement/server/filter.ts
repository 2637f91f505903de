import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { containing } from '#modules/enterprise/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { z } from 'zod';
import type { CountedStep, Outcome, ReachedStep } from '../contract/codes.ts';
import type { listPlacements } from '../contract/operations.ts';
import { exitStates } from '../contract/workflow.ts';
import type { Placements } from './placements.ts';
import { retainedForTarget, stateAfter } from './retention-sql.ts';
import type { PlacementTables } from './tables.ts';

export type Filters = Partial<Omit<z.output<typeof listPlacements.input>, 'page' | 'pageSize'>>;
/** The actor's scope as an explicit predicate: either side of the placement counts for an office. */
function inPlacementScope({ scope }: Actor): RawBuilder<SqlBool> {
  switch (scope.kind) {
    case 'region':
      if (scope.isWholeCity) return sql`true`;
      return sql`((p.person_region_code >= ${scope.from} AND p.person_region_code < ${scope.to})
        OR (p.enterprise_region_code >= ${scope.from} AND p.enterprise_region_code < ${scope.to}))`;
    case 'park':
      return sql`p.park_id = ${scope.id}`;
    case 'enterprise':
      return sql`p.enterprise_id = ${scope.id}`;
    case 'organisation':
      return sql`p.organisation_id = ${scope.id}`;
    case 'self':
      return sql`p.person_id = ${scope.id}`;
    case 'none':
      return sql`false`;
    case 'assigned':
    case 'system':
      // Row security alone knows which enterprises these are.
      return sql`true`;
  }
}

const cameTo: Record<ReachedStep, RawBuilder<SqlBool>> = {
  recommended: sql`true`,
  interviewing: sql`p.accepted_on IS NOT NULL`,
  intended: sql`p.intended_on IS NOT NULL`,
  medical: sql`p.medical_on IS NOT NULL`,
  training: sql`p.trained_on IS NOT NULL`,
  onboarding: sql`p.onboard_on IS NOT NULL`,
  onboarded: sql`p.status IN ('onboarded', 'left')`,
};
export const hasReached = (step: ReachedStep): RawBuilder<SqlBool> => cameTo[step];

/** The enterprise took the person up, or said no. */
const answered = sql<SqlBool>`(p.accepted_on IS NOT NULL OR p.status = 'notHired')`;
const cameOf: Record<Outcome, RawBuilder<SqlBool>> = {
  read: sql`(p.read_at IS NOT NULL OR ${answered})`,
  answered,
  refusedByEnterprise: sql`p.status IN ('notHired', 'medicalFailed')`,
  refusedByPerson: sql`(p.status IN ('declined', 'noShow') AND p.exit_reason <> 'placedElsewhere')`,
  onboarded: cameTo.onboarded,
};
export const hasOutcome = (outcome: Outcome): RawBuilder<SqlBool> => cameOf[outcome];

/** The step somebody had reached when the way ended. */
export const lastStep = sql<ReachedStep>`CASE WHEN p.onboard_on IS NOT NULL THEN 'onboarding' WHEN p.trained_on IS NOT NULL THEN 'training'
  WHEN p.medical_on IS NOT NULL THEN 'medical' WHEN p.intended_on IS NOT NULL THEN 'intended' WHEN p.accepted_on IS NOT NULL THEN 'interviewing'
  ELSE 'recommended' END`;
export const hasEnded = sql<SqlBool>`p.status IN (${sql.join([...exitStates])})`;

/** Placements that count toward a target in a year as known on a day; `target_counts` in the database counts the same. */
function countsAs(step: CountedStep, year: number, asOf: string, pack: PackInForce): RawBuilder<SqlBool> {
  const lastDay = `${year}-12-31`;
  const last = asOf < lastDay ? asOf : lastDay;
  const within = (day: RawBuilder<unknown>) => sql<SqlBool>`${day} BETWEEN ${`${year}-01-01`} AND ${last}`;
  const isOnboard = sql<SqlBool>`p.status IN ('onboarded', 'left') AND ${within(sql`p.onboard_on`)}`;
  switch (step) {
    case 'sent':
      return within(sql`p.recommended_on`);
    case 'accepted':
      return within(sql`p.accepted_on`);
    case 'onboard':
      return isOnboard;
    case 'retained':
      return sql`${isOnboard} AND ${stateAfter(pack, retainedForTarget, asOf)} = 'confirmed'`;
  }
}

function within(
  placements: Placements,
  column: 'p.personRegionCode' | 'p.enterpriseRegionCode',
  code: string | undefined,
): Placements {
  const range = code ? rangeOf(code) : null;
  return range ? placements.where(column, '>=', range.from).where(column, '<', range.to) : placements;
}

function inAnyOf(placements: Placements, codes: string | undefined): Placements {
  if (!codes) return placements;
  const ranges = codes.split(',').flatMap((code) => rangeOf(code) ?? []);
  const within = ranges.map(
    ({ from, to }) => sql`(p.person_region_code >= ${from} AND p.person_region_code < ${to})`,
  );
  return placements.where(sql<SqlBool>`(${sql.join(within, sql` OR `)})`);
}

function onTheWay(placements: Placements, filters: Filters, pack: PackInForce, today: string): Placements {
  let found = placements;
  if (filters.status) found = found.where('p.status', '=', filters.status);
  if (filters.recommendedFrom) found = found.where('p.recommendedOn', '>=', filters.recommendedFrom);
  if (filters.recommendedTo) found = found.where('p.recommendedOn', '<=', filters.recommendedTo);
  if (filters.reached) found = found.where(hasReached(filters.reached));
  if (filters.endedAfter) found = found.where(hasEnded).where(lastStep, '=', filters.endedAfter);
  if (filters.outcome) found = found.where(hasOutcome(filters.outcome));
  if (filters.exitReason) found = found.where('p.exitReason', '=', filters.exitReason);
  if (filters.retainedMonths)
    found = found
      .where('p.status', 'in', ['onboarded', 'left'])
      .where(stateAfter(pack, filters.retainedMonths, today), '=', 'confirmed');
  return found;
}

/** As `person.name_parts` holds names: one width, lower case, no blanks or dots. */
const nameTyped = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.·•・‧]/g, '');

interface FilterContext {
  db: Kysely<PlacementTables>;
  actor: Actor;
  today: string;
  pack: PackInForce;
}

/** The placements a filter names, within the actor's scope. */
export function filteredPlacements({ db, actor, today, pack }: FilterContext, filters: Filters): Placements {
  let found: Placements = db
    .selectFrom('placement as p')
    .where('p.cityCode', '=', actor.cityCode)
    .where(inPlacementScope(actor));
  if (filters.search) {
    const named = sql<SqlBool>`p.id = ANY (ARRAY(SELECT placements_named(${nameTyped(filters.search)}, ${containing(filters.search)})))`;
    found = found.where(named);
  }
  found = within(found, 'p.personRegionCode', filters.regionCode);
  found = inAnyOf(found, filters.regionCodes);
  found = within(found, 'p.enterpriseRegionCode', filters.enterpriseRegionCode);
  if (filters.enterpriseId) found = found.where('p.enterpriseId', '=', filters.enterpriseId);
  if (filters.postId) found = found.where('p.postId', '=', filters.postId);
  if (filters.personId) found = found.where('p.personId', '=', filters.personId);
  found = onTheWay(found, filters, pack, today);
  if (!filters.countedStep || !filters.countedYear) return found;
  // One row a person, the first that counts.
  const first = found
    .where(countsAs(filters.countedStep, filters.countedYear, filters.countedTo ?? today, pack))
    .distinctOn('p.personId')
    .select('p.id')
    .orderBy('p.personId')
    .orderBy('p.recommendedOn')
    .orderBy('p.id');
  return db.selectFrom('placement as p').where('p.cityCode', '=', actor.cityCode).where('p.id', 'in', first);
}
