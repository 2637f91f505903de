import type { Candidate } from '#engines/matching/index.ts';
import { workRanges } from '#modules/person/contract/codes.ts';

/** What a wish adds to the person's own wants. */
export interface Narrowing {
  occupations: string[];
  payMinFen: number | null;
  workRange: string | null;
  needsLodging: boolean;
  noShift: boolean;
  startsFrom: string | null;
}

const nearer = (a: Candidate['workRange'], b: string | null): Candidate['workRange'] =>
  workRanges.find((range) => range === a || range === b) ?? a;

const later = (a: string | null, b: string | null): string | null => (a && b ? (a > b ? a : b) : (a ?? b));

/**
 * The person as somebody who wants no more than the wish says: never less than the ledger asks, so that a post that fits the
 * wish fits the person.
 */
export function narrowed(person: Candidate, wish: Narrowing): Candidate {
  const payFen = Math.max(person.payExpectedFen ?? 0, wish.payMinFen ?? 0);
  return {
    ...person,
    occupationCodes: wish.occupations.length ? wish.occupations : person.occupationCodes,
    payExpectedFen: payFen || null,
    workRange: nearer(person.workRange, wish.workRange),
    needsLodging: person.needsLodging || wish.needsLodging,
    acceptsShift: person.acceptsShift && !wish.noShift,
    availableOn: later(person.availableOn, wish.startsFrom),
  };
}
