import type { Signal } from './signal.ts';

/** Where one person looked for work, worked or lived: places as numbers; one named twice counts twice. */
export type PersonPlaces = readonly (readonly number[])[];

/** Doubt about a place few people connect with others, in people. */
const FEW_PEOPLE = 2;
/** Share of people below which two places count as unconnected. */
const UNCONNECTED = 0.002;

/** Per place, the others the same people know and the share of its people who know them. */
function sharesOf(known: PersonPlaces): Map<number, Map<number, number>> {
  const shares = new Map<number, Map<number, number>>();
  const peopleAt = new Map<number, number>();
  for (const list of known) {
    const places = [...new Set(list)];
    for (const here of places) {
      peopleAt.set(here, (peopleAt.get(here) ?? 0) + 1);
      const row = shares.get(here) ?? new Map<number, number>();
      shares.set(here, row);
      for (const there of places) if (there !== here) row.set(there, (row.get(there) ?? 0) + 1);
    }
  }
  for (const [here, row] of shares)
    for (const [there, count] of row) row.set(there, count / ((peopleAt.get(here) ?? 0) + FEW_PEOPLE));
  return shares;
}

/**
 * Within reach, as people themselves move: a post's place earns the share of people at the person's own
 * places who also know that place, on a logarithmic scale from 0 (unconnected) to about 6 (everybody).
 * Needs no map. At their own place everybody counts.
 */
export function reach(
  known: PersonPlaces,
  own: PersonPlaces,
  placeOfPost: Int32Array,
  places: number,
): Signal {
  const shares = sharesOf(known);
  const strength = new Float64Array(places);
  const points = new Float32Array(places);
  const addPlace = (here: number, weight: number) => {
    strength[here] = (strength[here] ?? 0) + weight;
    for (const [there, share] of shares.get(here) ?? [])
      strength[there] = (strength[there] ?? 0) + weight * share;
  };
  return {
    name: 'reach',
    scorePosts(person, out) {
      strength.fill(0);
      const list = own[person] ?? [];
      for (const here of list) addPlace(here, 1 / list.length);
      for (let place = 0; place < places; place += 1)
        points[place] = Math.log1p((strength[place] ?? 0) / UNCONNECTED);
      for (let post = 0; post < out.length; post += 1) out[post] = points[placeOfPost[post] ?? 0] ?? 0;
    },
  };
}
