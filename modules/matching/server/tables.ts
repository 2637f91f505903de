import type { DB } from '#platform/db/schema.ts';

/** Own choices and notes of changes, the published posts of the whole city, and the reference tables that give codes their names. */
export type MatchingTables = Pick<DB, 'matchChoice' | 'matchChange' | 'openPost' | 'occupation' | 'region'>;
