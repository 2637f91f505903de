export type RegionLevel = 'province' | 'city' | 'county' | 'town' | 'village';

/** Nearest the root first, with the digits of a code that a level fixes. */
const LEVELS: readonly (readonly [RegionLevel, number])[] = [
  ['province', 2],
  ['city', 4],
  ['county', 6],
  ['town', 9],
  ['village', 12],
];
const CODE = /^\d{12}$/;
const ZEROS = '000000000000';

/** Greater than every 12-digit code in any collation: ends the range of a subtree of nines. */
const AFTER_ALL_CODES = '9999999999999';

/** How many leading digits name the division; the rest are zeros. */
function prefixLength(code: string): number {
  if (!CODE.test(code)) return 0;
  let length = 0;
  let from = 0;
  for (const [, to] of LEVELS) {
    if (Number(code.slice(from, to)) > 0) length = to;
    from = to;
  }
  return length;
}

/**
 * Level of a 12-digit division code (province 2, city 4, county 6, town 9, village 12 digits, then
 * zeros); null for anything else. A city without counties (441900000000) has towns directly below.
 */
export function levelOf(code: string): RegionLevel | null {
  const length = prefixLength(code);
  return LEVELS.find(([, digits]) => digits === length)?.[0] ?? null;
}

/**
 * The subtree of a division, itself included, as a half-open range: `code >= from and code < to` in
 * C collation or any other that orders digits. '510522000000' gives to '510523000000'. null for no
 * division code.
 */
export function rangeOf(code: string): { from: string; to: string } | null {
  const length = prefixLength(code);
  if (length === 0) return null;
  const next = String(BigInt(code.slice(0, length)) + 1n).padStart(length, '0');
  return { from: code, to: next.length > length ? AFTER_ALL_CODES : next.padEnd(12, '0') };
}

/** The division directly above, null at the top or for no division code. */
export function parentOf(code: string): string | null {
  return ancestorsOf(code).at(-1) ?? null;
}

/** All divisions above, from the province down to the parent; empty at the top or for no division code. */
export function ancestorsOf(code: string): string[] {
  const length = prefixLength(code);
  const above = LEVELS.filter(([, digits]) => digits < length).map(
    ([, digits]) => code.slice(0, digits) + ZEROS.slice(digits),
  );
  return [...new Set(above)].filter((ancestor) => levelOf(ancestor) !== null);
}

/** Whether a code lies in the subtree of scope, scope itself included; false when either is no code. */
export function isWithin(code: string, scope: string): boolean {
  const length = prefixLength(scope);
  return length > 0 && CODE.test(code) && code.startsWith(scope.slice(0, length));
}

/** The smallest division that holds both, possibly one of them; null when they share none or either is no division code. */
export function commonAncestor(a: string, b: string): string | null {
  if (levelOf(a) === null || levelOf(b) === null) return null;
  const shared = LEVELS.findLast(([, digits]) => a.startsWith(b.slice(0, digits)))?.[1] ?? 0;
  const ancestor = a.slice(0, shared) + ZEROS.slice(shared);
  return levelOf(ancestor) === null ? null : ancestor;
}
