import type { DB } from '#platform/db/schema.ts';

export type RegionTables = Pick<
  DB,
  | 'city'
  | 'packVersion'
  | 'region'
  | 'organisation'
  | 'role'
  | 'occupation'
  | 'industry'
  | 'holiday'
  | 'recruitmentTarget'
>;
