import type { DB } from '#platform/db/schema.ts';

/** Own tables, and the reference table that gives codes their names. */
export type WishTables = Pick<DB, 'wish' | 'wishSearch' | 'occupation'>;
