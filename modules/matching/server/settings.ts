import type { MatchSettings } from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

/** How this place matches: every number is the pack's. */
export function settingsOf({ settings }: PackInForce): MatchSettings {
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
  };
}

/** Never more than the place ranks. */
export const rankedAtMost = ({ settings }: PackInForce, asked: number | undefined): number =>
  Math.min(asked ?? settings.matching.rankedAtMost.value, settings.matching.rankedAtMost.value);
