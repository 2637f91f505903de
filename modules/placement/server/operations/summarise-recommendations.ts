import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { type Outcome, outcomes } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPlacements, hasOutcome } from '../filter.ts';
import type { PlacementTables } from '../tables.ts';

export const summariseRecommendations = implement(
  contract.summariseRecommendations,
  async (context: OperationContext<PlacementTables>, filters) => {
    const counts = await filteredPlacements(context, filters)
      .select(sql<number>`count(*)`.as('sent'))
      .select(outcomes.map((name) => sql<number>`count(*) FILTER (WHERE ${hasOutcome(name)})`.as(name)))
      .executeTakeFirstOrThrow();
    return counts as { sent: number } & Record<Outcome, number>;
  },
);
