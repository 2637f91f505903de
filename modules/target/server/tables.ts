import type { DB } from '#platform/db/schema.ts';

export type TargetTables = Pick<DB, 'recruitmentTarget' | 'region'>;
