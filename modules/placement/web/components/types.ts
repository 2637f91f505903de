import type { z } from 'zod';
import type { placementRow } from '../../contract/fields.ts';
import type { getPlacement } from '../../contract/operations.ts';

export type PlacementRow = z.output<typeof placementRow>;
export type Placement = z.output<typeof getPlacement.output>;
