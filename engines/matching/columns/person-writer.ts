import { DISTANCES } from '../pair.ts';
import type { Candidate, MatchSettings } from '../types.ts';
import { endList, LEAST, type ListWriter, MOST, newLists } from './arrays.ts';
import { dayNumber, dayOr } from './days.ts';
import type { Dictionaries } from './dictionary.ts';
import { FAR } from './regions.ts';

/** Facts of a person that are yes or no, as bits. The first four keep the person out of every list. */
export const PERSON = {
  notSeeking: 1,
  noConsent: 2,
  ageUnknown: 4,
  startUnknown: 8,
  needsLodging: 16,
  refusesShift: 32,
  isPriority: 64,
  hasWish: 128,
} as const;
export const NEVER = PERSON.notSeeking | PERSON.noConsent | PERSON.ageUnknown | PERSON.startUnknown;

/** What ties a person to posts. */
export type Ties = Pick<Candidate, 'refusedIds' | 'peerShares' | 'peerCount'>;

/** People as they come, in growing columns. */
export interface PersonWriter {
  ids: string[];
  region: number[];
  birth: number[];
  education: number[];
  expected: number[];
  available: number[];
  contact: number[];
  flags: number[];
  range: number[];
  status: number[];
  wishes: ListWriter;
  skills: ListWriter;
  groups: ListWriter;
  experience: ListWriter;
  months: number[];
  accepted: ListWriter;
  /** Rows that the columns cannot give back as they came. */
  odd: Map<number, Candidate>;
  /** Rows with refusals or peers. */
  tied: Map<number, Ties>;
}

export const newPersonWriter = (): PersonWriter => ({
  ids: [],
  region: [],
  birth: [],
  education: [],
  expected: [],
  available: [],
  contact: [],
  flags: [],
  range: [],
  status: [],
  wishes: newLists(),
  skills: newLists(),
  groups: newLists(),
  experience: newLists(),
  months: [],
  accepted: newLists(),
  odd: new Map(),
  tied: new Map(),
});

function flagsOf(person: Candidate, settings: MatchSettings): number {
  const { birthOn, availableOn } = person;
  let flags = 0;
  const set = (bit: number, holds: boolean) => {
    if (holds) flags |= bit;
  };
  set(PERSON.notSeeking, !settings.seekingStatuses.includes(person.status));
  set(PERSON.noConsent, !person.hasConsent);
  set(PERSON.ageUnknown, birthOn === null || Number.isNaN(dayNumber(birthOn)));
  set(PERSON.startUnknown, availableOn !== null && Number.isNaN(dayNumber(availableOn)));
  set(PERSON.needsLodging, person.needsLodging);
  set(PERSON.refusesShift, !person.acceptsShift);
  set(
    PERSON.isPriority,
    person.groups.some((group) => settings.priorityGroups.includes(group)),
  );
  set(PERSON.hasWish, person.occupationCodes.length > 0);
  return flags;
}

const isWhole = (value: number): boolean => value === (value | 0) && !Object.is(value, -0);
const isDate = (date: string | null): boolean => date === null || !Number.isNaN(dayNumber(date));

/** Whether the columns give the person back as written. */
function isOdd(person: Candidate): boolean {
  const { payExpectedFen: pay, workRange } = person;
  const dates = [person.birthOn, person.availableOn, person.lastContactOn];
  if (!dates.every(isDate) || !isWhole(person.educationRank)) return true;
  if (pay !== null && !Number.isFinite(pay)) return true;
  return workRange !== 'anywhere' && rangeNumber(workRange) < 0;
}

/** FAR for anywhere; -1 for what is no range. */
function rangeNumber(range: Candidate['workRange']): number {
  return range === 'anywhere' ? FAR : DISTANCES.indexOf(range);
}

function listAll(writer: ListWriter, codes: readonly string[], put: (code: string) => number): void {
  for (const code of codes) writer.items.push(put(code));
  endList(writer);
}

/** Adds a person. Unknown facts are written so that they break their limit or earn nothing, as in the rules. */
export function writePerson(
  writer: PersonWriter,
  person: Candidate,
  { occupations, skills, groups, statuses, regions }: Dictionaries,
  settings: MatchSettings,
): void {
  const { educationRank: education, payExpectedFen: expected, acceptedRegions = [] } = person;
  const row = writer.ids.length;
  writer.ids.push(person.id);
  writer.region.push(regions.put(person.regionCode));
  writer.birth.push(dayOr(person.birthOn, MOST));
  writer.education.push(Number.isNaN(education) ? LEAST : Math.floor(education));
  // No wish is below any pay; a wish that is no number is above any.
  writer.expected.push(expected ?? Number.NEGATIVE_INFINITY);
  if (Number.isNaN(expected)) writer.expected[row] = Number.POSITIVE_INFINITY;
  writer.available.push(dayOr(person.availableOn, LEAST));
  writer.contact.push(dayOr(person.lastContactOn, LEAST));
  writer.flags.push(flagsOf(person, settings));
  writer.range.push(rangeNumber(person.workRange));
  writer.status.push(statuses.put(person.status));
  listAll(writer.wishes, person.occupationCodes, occupations.put);
  listAll(writer.skills, person.skills, skills.put);
  listAll(writer.groups, person.groups, groups.put);
  listAll(writer.experience, Object.keys(person.experienceMonths), occupations.put);
  writer.months.push(...Object.values(person.experienceMonths));
  listAll(writer.accepted, acceptedRegions, regions.put);
  if (isOdd(person)) writer.odd.set(row, person);
  const { refusedIds, peerShares, peerCount } = person;
  if (refusedIds || peerShares || peerCount !== undefined) {
    writer.tied.set(row, { refusedIds, peerShares, peerCount });
  }
}
