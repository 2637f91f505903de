import {
  type Candidate,
  canBeNearer,
  type MatchIndex,
  type Nearer,
  nearerOnly,
} from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { nearLabel, type Within } from '../contract/codes.ts';

const nowhere = new Map<string, never>();
const asNearer = (within: Exclude<Within, 'city'>): Nearer =>
  typeof within === 'number' ? { km: within } : within;

/** How near somebody may ask posts to be, and the person who goes no farther than what was asked. */
export function nearerFor(
  candidate: Candidate,
  { settings: { places = nowhere } }: MatchIndex,
  { settings }: PackInForce,
  asked: string | undefined,
) {
  const all = ['town', ...settings.matching.supplyKilometres.value, 'county'] as const;
  const offered = all.filter((within) => canBeNearer(candidate, asNearer(within), places));
  const chosen = offered.find((within) => String(within) === asked);
  return {
    candidate: chosen === undefined ? candidate : nearerOnly(candidate, asNearer(chosen), places),
    nearer: offered.map((within) => ({ value: String(within), label: nearLabel(within) })),
  };
}
