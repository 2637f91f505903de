import { isWithin, levelOf } from '#engines/regiontree/index.ts';
import { distanceBetween, isFarther, isInReach } from './pair.ts';
import { kilometresBetween, type Places, pointOf } from './places.ts';
import type { Candidate } from './types.ts';

/** Posts nearer than the person would go at most: in the same town or county, or within kilometres. */
export type Nearer = 'town' | 'county' | { km: number };

/** Whether asking for nearer posts leaves any out: the person goes farther, and for kilometres home has a point. */
export function canBeNearer(person: Candidate, nearer: Nearer, places: Places): boolean {
  const { workRange, acceptedRegions = [] } = person;
  const goesBeyond = (division: 'town' | 'county') =>
    workRange === 'anywhere' || isFarther(workRange, division) || acceptedRegions.length > 0;
  if (typeof nearer === 'string') return goesBeyond(nearer);
  return goesBeyond('town') && pointOf(person.regionCode, places) !== undefined;
}

/** What the person named besides, as far as it lies in the town or county of home. */
function acceptedIn(division: 'town' | 'county', { regionCode, acceptedRegions = [] }: Candidate): string[] {
  const own = regionCode.slice(0, division === 'town' ? 9 : 6).padEnd(12, '0');
  if (levelOf(own) !== division) return [];
  return acceptedRegions.flatMap((region) =>
    isWithin(region, own) ? [region] : isWithin(own, region) ? [own] : [],
  );
}

/** The towns within so many kilometres of home to which the person would go, and villages that the person named. */
function divisionsWithin(person: Candidate, km: number, places: Places): string[] {
  const home = pointOf(person.regionCode, places);
  if (!home) return [];
  const towns = [...places.keys()].filter((code) => levelOf(code) === 'town');
  const villages = (person.acceptedRegions ?? []).filter((code) => levelOf(code) === 'village');
  return [...towns, ...villages].filter((regionCode) => {
    const point = pointOf(regionCode, places);
    if (!point || kilometresBetween(home, point) > km) return false;
    return isInReach(person, { regionCode }, distanceBetween(person.regionCode, regionCode));
  });
}

/** The person as somebody who goes no farther than this, and nowhere that the person would not go. O(places) */
export function nearerOnly(person: Candidate, nearer: Nearer, places: Places): Candidate {
  const division = typeof nearer === 'string' ? nearer : 'town';
  const { workRange } = person;
  const isNearer = workRange !== 'anywhere' && isFarther(division, workRange);
  const around = typeof nearer === 'string' ? [] : divisionsWithin(person, nearer.km, places);
  return {
    ...person,
    workRange: isNearer ? workRange : division,
    acceptedRegions: [...acceptedIn(division, person), ...around],
  };
}
