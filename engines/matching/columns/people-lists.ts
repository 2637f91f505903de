import { LEAST, sharedFloats, sharedInts } from './arrays.ts';
import type { Occupations } from './occupations.ts';
import type { PersonColumns } from './person-columns.ts';
import { PERSON } from './person-writer.ts';
import { FAR } from './regions.ts';

/** People of a block share its zone: 64 to a block. */
export const ZONE = 6;

/** Rows of live people, list after list, each list ascending; and the most that blocks of 64 of them offer. */
export interface PeopleLists {
  rows: Int32Array;
  /**
   * Where lists begin. The first `groups` are of groups of occupations: those who wish one of it or have done one;
   * the next `skills` of skills: those who have it.
   */
  from: Int32Array;
  groups: number;
  skills: number;
  /** Where the list of those who wish any occupation begins, and that of everybody. */
  fromAny: number;
  fromAll: number;
  lastContact: Int32Array;
  leastExpected: Float64Array;
  someFlags: Int32Array;
  /** Of all experience together. */
  mostMonths: Float64Array;
  farthest: Int32Array;
  leastRank: Int32Array;
}

/** Groups that a person's wishes and experience belong to, each once. */
function groupsOf({ wishes, experience }: PersonColumns, row: number, { groupOf }: Occupations): number[] {
  const groups: number[] = [];
  for (const { from, items } of [wishes, experience]) {
    const end = from[row + 1] ?? 0;
    for (let at = from[row] ?? 0; at < end; at += 1) {
      const group = groupOf(items[at] ?? 0);
      if (!groups.includes(group)) groups.push(group);
    }
  }
  return groups;
}

function listRows(people: PersonColumns, occupations: Occupations, skills: number) {
  const groupsByRow = Array.from({ length: people.live }, (_, row) => groupsOf(people, row, occupations));
  const groups = groupsByRow.reduce((most, list) => list.reduce((a, b) => Math.max(a, b + 1), most), 0);
  const isAny = (row: number) => ((people.flags[row] ?? 0) & PERSON.hasWish) === 0;
  const any = groups + skills;
  const all = any + 1;
  const eachList = (row: number, visit: (list: number) => void) => {
    for (const group of groupsByRow[row] ?? []) visit(group);
    const { from, items } = people.skills;
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at += 1) visit(groups + (items[at] ?? 0));
    if (isAny(row)) visit(any);
    visit(all);
  };
  const from = sharedInts(all + 2);
  for (let row = 0; row < people.live; row += 1) {
    eachList(row, (list) => {
      from[list + 1] = (from[list + 1] ?? 0) + 1;
    });
  }
  for (let list = 0; list <= all; list += 1) from[list + 1] = (from[list + 1] ?? 0) + (from[list] ?? 0);
  const rows = sharedInts(from[all + 1] ?? 0);
  const next = Int32Array.from(from);
  for (let row = 0; row < people.live; row += 1) {
    eachList(row, (list) => {
      const at = next[list] ?? 0;
      rows[at] = row;
      next[list] = at + 1;
    });
  }
  return { rows, from, groups, skills, fromAny: from[any] ?? 0, fromAll: from[all] ?? 0 };
}

function totalMonths({ experience: { from }, months }: PersonColumns, row: number): number {
  let total = 0;
  const end = from[row + 1] ?? 0;
  for (let at = from[row] ?? 0; at < end; at += 1) {
    const done = months[at] ?? 0;
    if (done > 0) total += done;
  }
  return total;
}

/** Lists of the live people by group of occupations and by skill, of so many. O(people). */
export function peopleLists(people: PersonColumns, occupations: Occupations, skills: number): PeopleLists {
  const lists = listRows(people, occupations, skills);
  const blocks = Math.ceil(lists.rows.length / (1 << ZONE));
  const zones = {
    lastContact: sharedInts(blocks).fill(LEAST),
    leastExpected: sharedFloats(blocks).fill(Number.POSITIVE_INFINITY),
    someFlags: sharedInts(blocks),
    mostMonths: sharedFloats(blocks),
    farthest: sharedInts(blocks).fill(-1),
    leastRank: sharedInts(blocks).fill(people.count),
  };
  const accepted = people.accepted.from;
  lists.rows.forEach((row, at) => {
    const block = at >> ZONE;
    const raise = (zone: Int32Array | Float64Array, value: number) => {
      if (value > (zone[block] ?? 0)) zone[block] = value;
    };
    const lower = (zone: Int32Array | Float64Array, value: number) => {
      if (value < (zone[block] ?? 0)) zone[block] = value;
    };
    raise(zones.lastContact, people.contact[row] ?? 0);
    lower(zones.leastExpected, people.expected[row] ?? 0);
    zones.someFlags[block] = (zones.someFlags[block] ?? 0) | (people.flags[row] ?? 0);
    raise(zones.mostMonths, totalMonths(people, row));
    raise(zones.farthest, accepted[row] === accepted[row + 1] ? (people.range[row] ?? -1) : FAR);
    lower(zones.leastRank, people.rank[row] ?? 0);
  });
  return { ...lists, ...zones };
}
