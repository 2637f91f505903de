import type { SelectQueryBuilder } from 'kysely';
import type { PlacementTables } from './tables.ts';

/** Some placements, known as `p`. */
export type Placements = SelectQueryBuilder<
  PlacementTables & { p: PlacementTables['placement'] },
  'p',
  object
>;
