import type { DB } from '#platform/db/schema.ts';

/** Own table and view, and the reference tables that give codes their names. */
export type EnterpriseTables = Pick<
  DB,
  'enterprise' | 'serviceSpecialist' | 'organisation' | 'region' | 'industry'
>;
