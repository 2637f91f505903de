import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPlacements } from '../filter.ts';
import type { PlacementTables } from '../tables.ts';

/** The enterprise took the person up, or said no. */
const answered = sql`(p.accepted_on IS NOT NULL OR p.status = 'notHired')`;
const counted = {
  sent: sql`true`,
  read: sql`(p.read_at IS NOT NULL OR ${answered})`,
  answered,
  refusedByEnterprise: sql`p.status IN ('notHired', 'medicalFailed')`,
  refusedByPerson: sql`(p.status IN ('declined', 'noShow') AND p.exit_reason <> 'placedElsewhere')`,
  onboarded: sql`p.status IN ('onboarded', 'left')`,
};
type Counted = keyof typeof counted;

export const summariseRecommendations = implement(
  contract.summariseRecommendations,
  async (context: OperationContext<PlacementTables>, filters) => {
    const names = Object.keys(counted) as Counted[];
    const counts = await filteredPlacements(context, filters)
      .select(names.map((name) => sql<number>`count(*) FILTER (WHERE ${counted[name]})`.as(name)))
      .executeTakeFirstOrThrow();
    return counts as Record<Counted, number>;
  },
);
