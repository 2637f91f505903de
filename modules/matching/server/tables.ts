import type { DB } from '#platform/db/schema.ts';

/** Own choices, notes of changes and runs, what recommendations came to, posts of the ledger as the asker sees it, the published ones of the whole city, and the reference tables that give codes their names. */
export type MatchingTables = Pick<
  DB,
  | 'matchChoice'
  | 'placement'
  | 'matchChange'
  | 'matchRun'
  | 'matchRunPost'
  | 'post'
  | 'openPost'
  | 'occupation'
  | 'region'
>;
