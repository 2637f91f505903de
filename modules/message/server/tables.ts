import type { DB } from '#platform/db/schema.ts';

/** Own table, and what a push needs to know of the recipient; persons are read through row security, never written. */
export type MessageTables = Pick<DB, 'message' | 'person' | 'region'>;
