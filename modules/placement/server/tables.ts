import type { DB } from '#platform/db/schema.ts';

/** Own tables, and what placements point to; persons are read through row security and never written here. */
export type PlacementTables = Pick<DB, 'placement' | 'insuranceMonth' | 'person' | 'region'>;
