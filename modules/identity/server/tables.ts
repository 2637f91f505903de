import type { DB } from '#platform/db/schema.ts';

/** Own tables, and the reference tables that accounts point to. */
export type IdentityTables = Pick<
  DB,
  'account' | 'appointment' | 'session' | 'role' | 'region' | 'organisation' | 'enterprise' | 'person'
>;
