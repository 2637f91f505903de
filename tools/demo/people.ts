import { rangeOf } from '#engines/regiontree/index.ts';
import type { DemoContext } from './context.ts';
import { identityOf, type Identity, personName, phoneOf } from './identity.ts';
import type { Engagement } from './placements.ts';
import type { Random } from './random.ts';

export interface Person extends Identity {
  index: number;
  id: string;
  name: string;
  phone: string;
  regionCode: string;
  education: string;
  status: string;
  skills: string[];
  occupationsWanted: string[];
  experience: Record<string, number>;
  payExpectedFen: number | null;
  availableOn: string | null;
  workRange: 'village' | 'town' | 'county' | 'city' | 'anywhere';
  needsLodging: boolean;
  acceptsShift: boolean;
  groups: string[];
  /** Days from today; null without consent. */
  consentedOn: number | null;
  lastContactOn: number;
  recordedOn: number;
  /** Agency or school that brought the person. */
  organisationCode: string | null;
}

const perVillageOfficer = 15;
/** Of the people nobody was recommended, those whom an agency or a school brought. */
const broughtShare = 0.03;

/** Where people live: first those of the village officers of the demonstration, then mostly the sending counties. */
export interface Homes {
  first: string[];
  sending: string[];
  others: string[];
  organisations: string[];
}

export function homesOf({ pack, demo }: DemoContext): Homes {
  const villages = pack.divisions.filter((each) => each.level === 'village').map((each) => each.code);
  const ranges = pack.sides.sending.value.flatMap((code) => rangeOf(code) ?? []);
  const sends = (code: string) => ranges.some(({ from, to }) => code >= from && code < to);
  const known = new Set(villages);
  const officers = demo.accounts.flatMap(({ region }) => (region && known.has(region) ? [region] : []));
  const sending = villages.filter(sends);
  return {
    first: officers.flatMap((village) => Array.from({ length: perVillageOfficer }, () => village)),
    sending: sending.length ? sending : villages,
    others: villages.filter((code) => !sends(code)),
    organisations: pack.organisations
      .filter((each) => each.kind === 'agency' || each.kind === 'school')
      .map((each) => each.code),
  };
}

function homeOf({ first, sending, others }: Homes, index: number, random: Random): string {
  return first[index] ?? random.pick(random.chance(0.85) || !others.length ? sending : others);
}

/** A quarter has not been asked for longer than the place allows. */
function datesOf({ pack }: DemoContext, index: number, random: Random, engaged: Engagement | undefined) {
  const staleAfter = pack.settings.staleAfterDays.value;
  if (engaged) {
    const recordedOn = engaged.from - random.int(3, 60);
    const lastContactOn = Math.min(0, engaged.placement.recommendedOn + random.int(0, 10));
    return { recordedOn, lastContactOn, consentedOn: recordedOn };
  }
  const isStale = index < perVillageOfficer ? index % 4 === 3 : random.chance(0.2);
  const recordedOn = isStale ? -random.int(staleAfter + 10, staleAfter + 250) : -random.int(2, 300);
  const lastContactOn = isStale
    ? recordedOn + random.int(0, 9)
    : -random.int(0, Math.min(-recordedOn, staleAfter - 5));
  return { recordedOn, lastContactOn, consentedOn: random.chance(0.86) ? recordedOn : null };
}

function groupsOf(identity: Identity, education: string, status: string, random: Random): string[] {
  const isYoung = identity.birthOn >= '1992';
  return [
    ...(random.chance(0.3) ? ['migrantWorker'] : []),
    ...(random.chance(0.12) ? ['poorHousehold'] : []),
    ...(random.chance(0.12) ? ['returnee'] : []),
    ...(random.chance(0.05) ? ['hardToEmploy'] : []),
    ...(identity.sex === 'female' && random.chance(0.15) ? ['woman'] : []),
    ...(identity.sex === 'male' && random.chance(0.04) ? ['veteran'] : []),
    ...(status === 'unemployed' ? ['registeredUnemployed'] : []),
    ...(isYoung && (education === 'bachelor' || education === 'juniorCollege') ? ['collegeGraduate'] : []),
  ];
}

/** What somebody can do and wants; skills and months belong to the kinds of work the place's posts are about. */
function workOf({ demo }: DemoContext, random: Random) {
  const kind = random.pick(demo.posts);
  const other = random.pick(demo.posts);
  const hasWorked = random.chance(0.6);
  return {
    skills: hasWorked ? kind.skills.split('、').slice(0, random.int(1, 2)) : [],
    occupationsWanted: random.chance(0.2)
      ? []
      : [...new Set(random.chance(0.4) ? [kind.occupation, other.occupation] : [kind.occupation])],
    experience: hasWorked ? { [kind.occupation]: random.int(2, 60) } : {},
    payExpectedFen: random.chance(0.1) ? null : random.int(25, 52) * 10_000,
  };
}

/** Whoever was recommended broke none of the post's limits. */
function fitFor({ placement: { post, status } }: Engagement, person: Person): Partial<Person> {
  const { occupation, skills } = post.kind;
  const months = Math.max(post.experienceMonths, person.experience[occupation] ?? 0);
  const isLow =
    post.educationMin !== null && (person.education === 'primary' || post.educationMin !== 'juniorMiddle');
  return {
    status:
      status === 'onboarded'
        ? 'working'
        : person.status === 'working' || person.status === 'selfEmployed' || person.status === 'unavailable'
          ? 'seeking'
          : person.status,
    education: isLow ? (post.educationMin ?? person.education) : person.education,
    occupationsWanted: [...new Set([occupation, ...person.occupationsWanted])].slice(0, 2),
    skills: [...new Set([...person.skills, ...skills.split('、').slice(0, 1)])],
    experience: { ...person.experience, ...(months ? { [occupation]: months } : {}) },
    payExpectedFen: person.payExpectedFen === null ? null : Math.min(person.payExpectedFen, post.payMaxFen),
    availableOn: null,
    workRange: person.workRange === 'anywhere' ? 'anywhere' : 'city',
    needsLodging: person.needsLodging && post.hasLodging,
    acceptsShift: person.acceptsShift || post.isShift,
  };
}

/** The n-th person, always the same; `engaged` where the person was recommended to a post. */
export function personAt(
  context: DemoContext,
  homes: Homes,
  index: number,
  engaged: Engagement | undefined,
): Person {
  const { demo } = context;
  const random = context.random('person', index);
  const identity = identityOf(demo, index);
  const education = random.weighted({
    primary: 14,
    juniorMiddle: 46,
    seniorMiddle: 18,
    vocational: 12,
    juniorCollege: 7,
    bachelor: 3,
  });
  const status = random.weighted({
    seeking: 42,
    unemployed: 10,
    surplus: 22,
    graduating: 4,
    working: 14,
    selfEmployed: 3,
    unavailable: 5,
  });
  const person: Person = {
    index,
    id: context.id('person', index),
    ...identity,
    name: personName(demo, random),
    phone: phoneOf(demo, random),
    regionCode: homeOf(homes, index, random),
    education,
    status,
    ...workOf(context, random),
    availableOn: random.chance(0.5) ? null : context.day(random.int(-20, 60)),
    workRange: random.weighted({ village: 3, town: 9, county: 25, city: 43, anywhere: 20 }),
    needsLodging: random.chance(0.35),
    acceptsShift: random.chance(0.75),
    groups: groupsOf(identity, education, status, random),
    ...datesOf(context, index, random, engaged),
    organisationCode:
      homes.organisations.length &&
      index >= homes.first.length &&
      random.chance(engaged ? demo.sizes[context.size].introduced : broughtShare)
        ? random.pick(homes.organisations)
        : null,
  };
  return engaged ? { ...person, ...fitFor(engaged, person) } : person;
}
