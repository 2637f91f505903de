import type { DB } from '#platform/db/schema.ts';

/** Own choices, notes of changes and runs, posts of the ledger as the asker sees it, the published ones of the whole city, and the reference tables that give codes their names. */
export type MatchingTables = Pick<
  DB,
  'matchChoice' | 'matchChange' | 'matchRun' | 'matchRunPost' | 'post' | 'openPost' | 'occupation' | 'region'
>;
