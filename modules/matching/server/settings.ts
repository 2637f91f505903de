import type { MatchSettings, Places } from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

/** How this place matches: every number is the pack's. With points of divisions, kilometres are said beside their words. */
export function settingsOf({ settings }: PackInForce, places?: Places): MatchSettings {
  const { matching, staleAfterDays } = settings;
  return {
    seekingStatuses: matching.seekingStatuses.value,
    workingAge: matching.workingAge.value,
    maxWaitDays: matching.maxWaitDays.value,
    dailyRange: matching.dailyRange.value,
    occupationGroupLength: matching.occupationGroupLength.value,
    experienceFullMonths: matching.experienceFullMonths.value,
    freshDays: staleAfterDays.value,
    priorityGroups: matching.priorityGroups.value,
    weights: matching.weights.value,
    ...(places?.size ? { places } : {}),
  };
}

/** Never more than the place ranks. */
export const rankedAtMost = ({ settings }: PackInForce, asked: number | undefined): number =>
  Math.min(asked ?? settings.matching.rankedAtMost.value, settings.matching.rankedAtMost.value);
