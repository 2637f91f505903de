import type { MatchSettings } from '../types.ts';

/** By number of an occupation in the dictionary: the group it belongs to, and groups holding others close to it. */
export interface Occupations {
  groupOf(number: number): number;
  /** Whether two occupations are the same or close: as isNearOccupation. */
  isNear(a: number, b: number): boolean;
  /** The own group and those of occupations that the settings name as close. */
  groupsNear(number: number): number[];
  /** Those of `among` that are the same as the occupation or close to it, as places in `among`. */
  placesNear(number: number, among: PlacesByGroup): number[];
}

export interface PlacesByGroup {
  numbers: ArrayLike<number>;
  byGroup: ReadonlyMap<number, readonly number[]>;
}

/** Follows a growing dictionary of occupation codes. */
export function createOccupations(codes: readonly string[], settings: MatchSettings): Occupations {
  const { occupationGroupLength: length, nearOccupations = {} } = settings;
  const groups = new Map<string, number>();
  const groupByNumber: number[] = [];
  const closeTo = new Map<string, Set<string>>();
  for (const [code, others] of Object.entries(nearOccupations)) {
    for (const other of others) {
      closeTo.set(code, (closeTo.get(code) ?? new Set()).add(other));
      closeTo.set(other, (closeTo.get(other) ?? new Set()).add(code));
    }
  }
  const codeOf = (number: number) => codes[number] ?? '';
  const nameOf = (code: string) => code.slice(0, length);
  // Numbered in the order of the dictionary, so that every thread gives a group the same number.
  const groupOf = (number: number): number => {
    while (groupByNumber.length <= number) {
      const name = nameOf(codeOf(groupByNumber.length));
      const group = groups.get(name) ?? groups.size;
      groups.set(name, group);
      groupByNumber.push(group);
    }
    return groupByNumber[number] ?? -1;
  };
  const isNear = (a: number, b: number) =>
    groupOf(a) === groupOf(b) || (closeTo.get(codeOf(a))?.has(codeOf(b)) ?? false);
  const groupsNear = (number: number): number[] => {
    groupOf(codes.length - 1);
    const close = [...(closeTo.get(codeOf(number)) ?? [])];
    return [...new Set([groupOf(number), ...close.flatMap((code) => groups.get(nameOf(code)) ?? [])])];
  };
  return {
    groupOf,
    isNear,
    groupsNear,
    placesNear: (number, { numbers, byGroup }) =>
      groupsNear(number)
        .flatMap((group) => byGroup.get(group) ?? [])
        .filter((place) => isNear(number, numbers[place] ?? -1)),
  };
}
