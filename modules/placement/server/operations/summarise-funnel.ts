import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { reachedLabels, reachedSteps } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import type { PlacementState } from '../../contract/workflow.ts';
import { filteredPlacements, hasEnded, hasReached, lastStep } from '../filter.ts';
import { reasonLabel } from '../reasons.ts';
import { stateAfter } from '../retention-sql.ts';
import type { PlacementTables } from '../tables.ts';

export const summariseFunnel = implement(
  contract.summariseFunnel,
  async (context: OperationContext<PlacementTables>, filters) => {
    const { today, pack } = context;
    const placements = filteredPlacements(context, filters);
    const milestones = pack.settings.retentionMilestones.value;
    const counts = await placements
      .select([
        ...reachedSteps.map((step) => sql<number>`count(*) FILTER (WHERE ${hasReached(step)})`.as(step)),
        ...milestones.map((months) =>
          sql<number>`count(*) FILTER (WHERE ${hasReached('onboarded')} AND ${stateAfter(pack, months, today)} = 'confirmed')`.as(
            `retained${months}`,
          ),
        ),
      ])
      .executeTakeFirstOrThrow();
    const exits = await placements
      .where(hasEnded)
      .select((eb) => [
        lastStep.as('endedAfter'),
        sql<PlacementState>`${eb.ref('p.status')}`.as('status'),
        sql<string>`coalesce(p.exit_reason, '')`.as('exitReason'),
        eb.fn.countAll<number>().as('placements'),
      ])
      .groupBy([lastStep, 'p.status', 'p.exitReason'])
      .orderBy('placements', 'desc')
      .execute();
    const countOf = (name: string): number => (counts as Record<string, number>)[name] ?? 0;
    return {
      asOf: today,
      steps: reachedSteps.map((step) => ({ step, label: reachedLabels[step], placements: countOf(step) })),
      retained: milestones.map((months) => ({ months, placements: countOf(`retained${months}`) })),
      exits: exits.map((exit) => ({ ...exit, reasonLabel: reasonLabel(pack, exit.exitReason) })),
    };
  },
);
