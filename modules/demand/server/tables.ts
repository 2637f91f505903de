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
  | 'organisation'
  | 'region'
  | 'occupation'
  | 'industry'
> & { serviceSpecialist: { cityCode: string; id: string; name: string } };
