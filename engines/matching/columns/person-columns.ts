import { addDays } from '#engines/calendar/index.ts';
import { DISTANCES } from '../pair.ts';
import type { Candidate, WorkRange } from '../types.ts';
import { floatsIn, intsIn, LEAST, type Lists, listsIn, sharedFloats } from './arrays.ts';
import { DAY_ZERO } from './days.ts';
import type { Dictionaries, Dictionary } from './dictionary.ts';
import { idOrder, ranksOf } from './ids.ts';
import { NEVER, PERSON, type PersonWriter, type Ties } from './person-writer.ts';
import { FAR, regionNumber } from './regions.ts';

/**
 * People as columns. Rows [0, live) may be listed, in order of division; the rest never, whatever the post.
 * Days are day numbers from 1970-01-01, pay fen per month, codes numbers of the dictionaries.
 */
export interface PersonColumns {
  count: number;
  live: number;
  ids: string[];
  /** Place of each row's id in order of all ids, and back. */
  rank: Int32Array;
  byRank: Int32Array;
  /** Division number, -1 for none; ascending in the live rows. */
  region: Float64Array;
  regionCode: Int32Array;
  birth: Int32Array;
  education: Int32Array;
  /** -Infinity: no wish. */
  expected: Float64Array;
  /** LEAST: now. */
  available: Int32Array;
  /** LEAST: never. */
  contact: Int32Array;
  flags: Int32Array;
  /** Number of a distance; FAR: anywhere, -1: nowhere. */
  range: Int32Array;
  status: Int32Array;
  wishes: Lists;
  skills: Lists;
  groups: Lists;
  experience: Lists;
  /** Beside experience.items. */
  months: Float64Array;
  accepted: Lists;
  odd: Map<number, Candidate>;
  tied: Map<number, Ties>;
}

interface Order {
  byId: Int32Array;
  order: Int32Array;
  live: number;
}

/** Those who may be listed first, by division, then by id; of repeated ids the last written. */
function orderOf({ ids, region, flags }: PersonWriter, regionNumbers: readonly number[]): Order {
  const byId = idOrder(ids);
  const buckets = new Map<number, number[]>();
  const never: number[] = [];
  for (const row of byId) {
    const number = regionNumbers[region[row] ?? 0] ?? -1;
    const isNever = ((flags[row] ?? 0) & NEVER) !== 0;
    const bucket = isNever ? never : buckets.get(number);
    if (bucket) bucket.push(row);
    else buckets.set(number, [row]);
  }
  const numbers = [...buckets.keys()].sort((a, b) => a - b);
  const order = new Int32Array(byId.length);
  let length = 0;
  for (const number of numbers) for (const row of buckets.get(number) ?? []) order[length++] = row;
  order.set(never, length);
  return { byId, order, live: length };
}

/** Months beside the experience lists. */
function monthsIn(order: Int32Array, { experience: { ends }, months }: PersonWriter): Float64Array {
  const sorted = sharedFloats(months.length);
  let length = 0;
  for (const row of order) {
    const end = ends[row + 1] ?? 0;
    for (let at = ends[row] ?? 0; at < end; at += 1) sorted[length++] = months[at] ?? 0;
  }
  return sorted;
}

/** By new row what a map held by old row. */
function movedTo<T>(order: Int32Array, rows: ReadonlyMap<number, T>): Map<number, T> {
  const moved = new Map<number, T>();
  if (rows.size === 0) return moved;
  order.forEach((row, at) => {
    const value = rows.get(row);
    if (value !== undefined) moved.set(at, value);
  });
  return moved;
}

/** Sorted columns of the people written. O(n log n), O(n) where they came in order of id. */
export function personColumns(writer: PersonWriter, { regions }: Dictionaries): PersonColumns {
  const numbers = regions.codes.map(regionNumber);
  const { byId, order, live } = orderOf(writer, numbers);
  const regionsOf = writer.region.map((code) => numbers[code] ?? -1);
  return {
    count: order.length,
    live,
    ids: Array.from(order, (row) => writer.ids[row] ?? ''),
    ...ranksOf(byId, order),
    region: floatsIn(order, regionsOf),
    regionCode: intsIn(order, writer.region),
    birth: intsIn(order, writer.birth),
    education: intsIn(order, writer.education),
    expected: floatsIn(order, writer.expected),
    available: intsIn(order, writer.available),
    contact: intsIn(order, writer.contact),
    flags: intsIn(order, writer.flags),
    range: intsIn(order, writer.range),
    status: intsIn(order, writer.status),
    wishes: listsIn(order, writer.wishes),
    skills: listsIn(order, writer.skills),
    groups: listsIn(order, writer.groups),
    experience: listsIn(order, writer.experience),
    months: monthsIn(order, writer),
    accepted: listsIn(order, writer.accepted),
    odd: movedTo(order, writer.odd),
    tied: movedTo(order, writer.tied),
  };
}

const codesAt = ({ from, items }: Lists, row: number, { codes }: Dictionary): string[] =>
  Array.from(items.subarray(from[row], from[row + 1]), (code) => codes[code] ?? '');

const dateAt = (days: Int32Array, row: number): string | null => {
  const day = days[row] ?? LEAST;
  return day === LEAST ? null : addDays(DAY_ZERO, day);
};

function experienceAt({ experience, months }: PersonColumns, row: number, { codes }: Dictionary) {
  const of: Record<string, number> = {};
  const end = experience.from[row + 1] ?? 0;
  for (let at = experience.from[row] ?? 0; at < end; at += 1) {
    of[codes[experience.items[at] ?? 0] ?? ''] = months[at] ?? 0;
  }
  return of;
}

/** The person of a row as written into the columns. */
export function personAt(columns: PersonColumns, row: number, dictionaries: Dictionaries): Candidate {
  const odd = columns.odd.get(row);
  if (odd) return odd;
  const { occupations, skills, groups, statuses, regions } = dictionaries;
  const flags = columns.flags[row] ?? 0;
  const range = columns.range[row] ?? -1;
  const expected = columns.expected[row] ?? 0;
  const accepted = codesAt(columns.accepted, row, regions);
  return {
    id: columns.ids[row] ?? '',
    regionCode: regions.codes[columns.regionCode[row] ?? 0] ?? '',
    birthOn: flags & PERSON.ageUnknown ? null : dateAt(columns.birth, row),
    educationRank: columns.education[row] ?? 0,
    occupationCodes: codesAt(columns.wishes, row, occupations),
    skills: codesAt(columns.skills, row, skills),
    experienceMonths: experienceAt(columns, row, occupations),
    payExpectedFen: expected === Number.NEGATIVE_INFINITY ? null : expected,
    availableOn: dateAt(columns.available, row),
    workRange: range === FAR ? 'anywhere' : (DISTANCES[range] as WorkRange),
    needsLodging: (flags & PERSON.needsLodging) !== 0,
    acceptsShift: (flags & PERSON.refusesShift) === 0,
    groups: codesAt(columns.groups, row, groups),
    status: statuses.codes[columns.status[row] ?? 0] ?? '',
    hasConsent: (flags & PERSON.noConsent) === 0,
    lastContactOn: dateAt(columns.contact, row),
    ...(accepted.length > 0 ? { acceptedRegions: accepted } : {}),
    ...columns.tied.get(row),
  };
}
