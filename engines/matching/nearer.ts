import { levelOf } from '#engines/regiontree/index.ts';
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

/** The towns within so many kilometres of home to which the person would go. */
function townsWithin(person: Candidate, km: number, places: Places): string[] {
  const home = pointOf(person.regionCode, places);
  if (!home) return [];
  return [...places].flatMap(([regionCode, point]) => {
    const isTown = levelOf(regionCode) === 'town' && kilometresBetween(home, point) <= km;
    return isTown && isInReach(person, { regionCode }, distanceBetween(person.regionCode, regionCode))
      ? [regionCode]
      : [];
  });
}

/** The person as somebody who goes no farther than this, and nowhere that the person would not go. O(places) */
export function nearerOnly(person: Candidate, nearer: Nearer, places: Places): Candidate {
  const nearest = (range: 'town' | 'county') =>
    person.workRange !== 'anywhere' && isFarther(range, person.workRange) ? person.workRange : range;
  if (typeof nearer === 'string') return { ...person, workRange: nearest(nearer), acceptedRegions: [] };
  return {
    ...person,
    workRange: nearest('town'),
    acceptedRegions: townsWithin(person, nearer.km, places),
  };
}
