import { sql } from 'kysely';
import { levelOf, type RegionLevel } from '#engines/regiontree/index.ts';
import type { MilestoneState } from '#engines/retention/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { milestoneStates } from '../../contract/codes.ts';
import * as contract from '../../contract/retention-operations.ts';
import { filteredPlacements } from '../filter.ts';
import { milestoneRows } from '../retention-sql.ts';
import type { PlacementTables } from '../tables.ts';

/** Digits that name the divisions one level below. */
const digitsBelow: Record<RegionLevel, number> = { province: 4, city: 6, county: 9, town: 12, village: 12 };

export const summariseRetention = implement(
  contract.summariseRetention,
  async (context: OperationContext<PlacementTables>, { side, regionCode }) => {
    const { db, actor, pack, today } = context;
    const milestones = pack.settings.retentionMilestones.value;
    const above = regionCode ?? (actor.scope.kind === 'region' ? actor.scope.regionCode : pack.rootRegion);
    const digits = digitsBelow[levelOf(above) ?? 'city'];
    const placements = filteredPlacements(
      context,
      side === 'sending' ? { regionCode } : { enterpriseRegionCode: regionCode },
    );
    const column = side === 'sending' ? sql`person_region_code` : sql`enterprise_region_code`;
    const { rows } = await sql<{
      regionCode: string;
      regionName: string | null;
      months: number;
      state: MilestoneState;
      placements: number;
    }>`
      SELECT counted.*, region.name AS region_name FROM (
        SELECT rpad(substr(${column}, 1, ${digits}::int), 12, '0') AS region_code, months, state, count(*)::int AS placements
        FROM (${milestoneRows(placements, pack, milestones, today)}) judged GROUP BY 1, 2, 3
      ) counted LEFT JOIN region ON region.code = counted.region_code ORDER BY counted.region_code`.execute(
      db,
    );
    const codes = [...new Set(rows.map((row) => row.regionCode))];
    return {
      asOf: today,
      milestones,
      regions: codes.map((code) => {
        const own = rows.filter((row) => row.regionCode === code);
        const countOf = (months: number, state: MilestoneState) =>
          own.find((row) => row.months === months && row.state === state)?.placements ?? 0;
        const counts = milestones.map((months) => ({
          months,
          ...(Object.fromEntries(milestoneStates.map((state) => [state, countOf(months, state)])) as Record<
            MilestoneState,
            number
          >),
        }));
        const [first] = counts;
        return {
          regionCode: code,
          regionName: own[0]?.regionName ?? code,
          onboarded: first ? milestoneStates.reduce((sum, state) => sum + first[state], 0) : 0,
          counts,
        };
      }),
    };
  },
);
