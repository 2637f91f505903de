import { levelOf } from '#engines/regiontree/index.ts';

/** Degrees. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Middle points of divisions by 12-digit code. */
export type Places = ReadonlyMap<string, Coordinates>;

const EARTH_RADIUS_KM = 6371;

/** Distance over the ground in kilometres (haversine, sphere of 6,371 km). */
export function kilometresBetween(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const share = half(a.latitude, b.latitude) + across * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share)));
}

/**
 * The point that stands for a division: its own, for a village without one its town's. What is wider than a town has
 * none: a county's point may lie 50 km from a village of it.
 */
export function pointOf(code: string, places: Places): Coordinates | undefined {
  if (levelOf(townOf(code)) !== 'town') return undefined;
  return places.get(code) ?? places.get(townOf(code));
}

/** The town of a division, or what it is where it lies in none. */
export const townOf = (code: string): string =>
  levelOf(code) === 'village' ? `${code.slice(0, 9)}000` : code;

/** Whole kilometres between two divisions; undefined where a point is unknown, both have the same, or it is under one. */
export function kilometresApart(a: string, b: string, places: Places): number | undefined {
  const [from, to] = [pointOf(a, places), pointOf(b, places)];
  const kilometres = from && to ? Math.round(kilometresBetween(from, to)) : 0;
  return kilometres > 0 ? kilometres : undefined;
}
