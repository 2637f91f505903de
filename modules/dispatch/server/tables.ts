import type { DB } from '#platform/db/schema.ts';

/** Own tables; what they point to is read through row security and the published view, never written here. */
export type DispatchTables = Pick<
  DB,
  | 'dispatchPlan'
  | 'dispatchRun'
  | 'dispatchOverride'
  | 'dispatchBatch'
  | 'dispatchMember'
  | 'dispatchReturn'
  | 'openPost'
  | 'enterprise'
  | 'person'
  | 'placement'
  | 'organisation'
  | 'recruitmentTarget'
  | 'region'
  | 'occupation'
  | 'ownPerson'
>;
