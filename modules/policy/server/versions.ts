import type { Selectable } from 'kysely';
import type { Clause } from '#engines/rules/index.ts';
import type { ClauseVersion } from '#platform/db/schema.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import {
  type PolicyAction,
  policyActionLabels,
  versionStatusLabels,
  type VersionStatus,
} from '../contract/codes.ts';
import { type CaseInput, checkClause, type Checked } from './check.ts';
import type { Place } from './place.ts';
import type { PolicyTables } from './tables.ts';

export type VersionRow = Selectable<ClauseVersion>;
type Context = OperationContext<PolicyTables>;

export const clauseOf = (row: VersionRow): Clause => row.clause as unknown as Clause;
export const casesOf = (row: VersionRow): CaseInput[] => row.cases as unknown as CaseInput[];

export const summaryOf = (row: VersionRow) => ({
  id: row.id,
  versionNo: row.versionNo,
  source: row.source as 'pack' | 'local',
  status: row.status as VersionStatus,
  effectiveFrom: row.effectiveFrom,
  effectiveTo: row.effectiveTo,
  draftedByName: row.draftedByName,
  submittedOn: row.submittedOn,
  decidedByName: row.decidedByName,
  decidedOn: row.decidedOn,
  reason: row.reason,
  version: row.version,
});

/** All versions of one clause, or of all, oldest first. */
export function versionsOf(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  clauseId?: string,
): Promise<VersionRow[]> {
  let query = db.selectFrom('clauseVersion').selectAll().where('cityCode', '=', actor.cityCode);
  if (clauseId !== undefined) query = query.where('clauseId', '=', clauseId);
  return query.orderBy('clauseId').orderBy('versionNo').execute();
}

export async function versionById(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  id: string,
): Promise<VersionRow> {
  const row = await db
    .selectFrom('clauseVersion')
    .selectAll()
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return row;
}

/** The version that counts on a day; a later one where days overlap. */
export const inForceOf = (versions: readonly VersionRow[], day: string): VersionRow | undefined =>
  versions.findLast(
    (each) =>
      ['inForce', 'ended'].includes(each.status) &&
      (each.effectiveFrom === null || each.effectiveFrom <= day) &&
      (each.effectiveTo === null || each.effectiveTo >= day),
  );

export const isOpen = ({ status }: VersionRow): boolean =>
  ['draft', 'submitted', 'returned'].includes(status);

export const checkVersion = (place: Place, row: VersionRow): Checked =>
  checkClause(place, row.clause, casesOf(row));

export const isCityWide = ({ actor: { scope } }: Pick<Context, 'actor'>): boolean =>
  scope.kind === 'region' && scope.isWholeCity;

/** Clauses belong to the whole city: a county's office reads them. */
export function refuseUnlessCityWide(context: Pick<Context, 'actor'>): void {
  if (!isCityWide(context)) throw new AppError('policy.notCityWide');
}

export function refuseUnless(row: VersionRow, statuses: readonly VersionStatus[]): void {
  if (!statuses.includes(row.status as VersionStatus))
    throw new AppError('platform.wrongState', { state: versionStatusLabels[row.status as VersionStatus] });
}

const permissionOf: Record<PolicyAction, string> = {
  edit: 'policy.draft',
  submit: 'policy.draft',
  draft: 'policy.draft',
  editCases: 'policy.draft',
  rehearse: 'policy.draft',
  approve: 'policy.approve',
  sendBack: 'policy.approve',
  publish: 'policy.publish',
};

export function actionsFor(context: Pick<Context, 'actor'>, actions: readonly PolicyAction[]) {
  if (!isCityWide(context)) return [];
  return actions
    .filter((action) => context.actor.permissions.has(permissionOf[action]))
    .map((action) => ({
      action,
      label: policyActionLabels[action],
      needs: action === 'sendBack' ? ['reason'] : [],
    }));
}

/** What the caller may do with a version next. */
export function versionActions(
  context: Pick<Context, 'actor'>,
  row: VersionRow,
  versions: readonly VersionRow[],
) {
  const isOwn = row.draftedBy === context.actor.accountId;
  const next: Record<string, PolicyAction[]> = {
    draft: ['edit', 'editCases', 'rehearse', 'submit'],
    returned: ['edit', 'editCases', 'rehearse', 'submit'],
    submitted: isOwn ? ['rehearse'] : ['rehearse', 'approve', 'sendBack'],
    inForce: versions.some(isOpen) ? ['editCases', 'publish'] : ['draft', 'editCases', 'publish'],
    ended: [],
  };
  return actionsFor(context, next[row.status] ?? []);
}
