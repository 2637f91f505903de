import { ageOn } from '#engines/calendar/index.ts';
import type { Candidate, MatchSettings } from '#engines/matching/index.ts';
import { countyOf, townOf } from './place.ts';

/** How coarse a group is: finer steps make more groups, none lets anybody through whom a limit refuses. */
const experienceStep = 12;
const payStep = 50_000;

/** People of one town who are alike in all that a hard limit reads. */
export interface Group {
  id: string;
  countyCode: string;
  townCode: string;
  readyWeek: number;
  needsBed: boolean;
  familyId: string | null;
  pin: { postId: string; week: number; points: number | null } | null;
  /** No better in anything than any of its members: what holds for it holds for each of them. Null for those who have left. */
  weakest: Candidate | null;
  members: string[];
}

export interface GroupRules {
  settings: MatchSettings;
  /** Exact wishes, pay and experience, for a few thousand people; for more only what tells posts apart at all. */
  isFine: boolean;
  today: string;
  /** First week they can leave; null when the window is over by then. */
  readyWeekOf(availableOn: string | null): number | null;
  familyOf: ReadonlyMap<string, string>;
  pinOf: ReadonlyMap<string, { postId: string; week: number } | null>;
}

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b);
const earlier = (a: string | null, b: string | null): string | null => ((a ?? '') < (b ?? '') ? a : b);

/** Small groups of the wishes: every wish of the person is at least close to them. */
const smallGroupsOf = ({ occupationCodes }: Candidate, { occupationGroupLength }: MatchSettings): string[] =>
  [...new Set(occupationCodes.map((code) => code.slice(0, occupationGroupLength)))].toSorted();

/** The person as its group sees it: never more than is so. */
function coarse(candidate: Candidate, { settings, isFine }: GroupRules): Candidate {
  const experience = Object.entries(candidate.experienceMonths).flatMap(([code, months]) =>
    months >= experienceStep ? [[code, Math.floor(months / experienceStep) * experienceStep] as const] : [],
  );
  const { payExpectedFen: pay } = candidate;
  return {
    ...candidate,
    regionCode: townOf(candidate.regionCode),
    occupationCodes: isFine ? candidate.occupationCodes.toSorted() : smallGroupsOf(candidate, settings),
    experienceMonths: Object.fromEntries(experience.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    payExpectedFen: pay === null ? null : Math.ceil(pay / payStep) * payStep,
    groups: candidate.groups.filter((group) => settings.priorityGroups.includes(group)).slice(0, 1),
  };
}

function keyOf(one: Candidate, readyWeek: number, own: string, isFine: boolean): string {
  return JSON.stringify([
    one.regionCode,
    one.status,
    one.educationRank,
    one.occupationCodes,
    ...(isFine ? [one.experienceMonths, one.payExpectedFen] : []),
    one.workRange,
    one.needsLodging,
    one.acceptsShift,
    one.groups.length,
    readyWeek,
    own,
  ]);
}

/** Months in each occupation that both have. */
const sharedExperience = (a: Candidate, b: Candidate): Record<string, number> =>
  Object.fromEntries(
    Object.entries(a.experienceMonths).flatMap(([code, months]) => {
      const shared = Math.min(months, b.experienceMonths[code] ?? 0);
      return shared > 0 ? [[code, shared]] : [];
    }),
  );

function weaken(group: Candidate, one: Candidate): Candidate {
  const pay = Math.max(group.payExpectedFen ?? 0, one.payExpectedFen ?? 0);
  return {
    ...group,
    experienceMonths: sharedExperience(group, one),
    payExpectedFen: pay > 0 ? pay : null,
    birthOn: later(group.birthOn, one.birthOn),
    availableOn: later(group.availableOn, one.availableOn),
    lastContactOn: earlier(group.lastContactOn, one.lastContactOn),
    skills: group.skills.filter((skill) => one.skills.includes(skill)),
  };
}

/**
 * Groups of alike people. Overrides and members of families stand apart; whoever is below the working age, or kept at
 * home by hand, is in no group.
 */
export async function groupPeople(people: AsyncIterable<Candidate>, rules: GroupRules): Promise<Group[]> {
  const { settings, today, familyOf, pinOf, readyWeekOf } = rules;
  const groups = new Map<string, Group>();
  for await (const person of people) {
    const pin = pinOf.get(person.id);
    if (pin === null) continue;
    const readyWeek = readyWeekOf(person.availableOn);
    const isOldEnough = person.birthOn !== null && ageOn(person.birthOn, today) >= settings.workingAge;
    const isSeeking = settings.seekingStatuses.includes(person.status);
    if (!isOldEnough || !isSeeking || (readyWeek === null && !pin)) continue;
    const familyId = pin ? null : (familyOf.get(person.id) ?? null);
    const one = coarse(person, rules);
    const own = familyId ? person.id : pin ? `${pin.postId} ${pin.week}` : '';
    const key = keyOf(one, readyWeek ?? 0, own, rules.isFine);
    const known = groups.get(key);
    if (known) {
      known.weakest = known.weakest && weaken(known.weakest, one);
      known.members.push(person.id);
      continue;
    }
    groups.set(key, {
      id: `g${groups.size}`,
      countyCode: countyOf(person.regionCode),
      townCode: one.regionCode,
      readyWeek: readyWeek ?? 0,
      needsBed: person.needsLodging,
      familyId,
      pin: pin ? { ...pin, points: null } : null,
      weakest: one,
      members: [person.id],
    });
  }
  for (const group of groups.values()) group.members.sort();
  return [...groups.values()];
}
