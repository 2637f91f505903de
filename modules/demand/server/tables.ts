import type { DB } from '#platform/db/schema.ts';

/** Own tables; `enterprise` and the reference tables are joined for names and places, never written here. */
export type DemandTables = Pick<
  DB,
  | 'post'
  | 'postHistory'
  | 'headcountReport'
  | 'headcountMovement'
  | 'openPost'
  | 'enterprise'
  | 'serviceSpecialist'
  | 'organisation'
  | 'region'
  | 'occupation'
  | 'industry'
>;
