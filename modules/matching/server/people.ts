import type { Candidate } from '#engines/matching/index.ts';
import { ageOn } from '#engines/calendar/index.ts';
import type { PersonBrief } from '#modules/person/server/index.ts';

/** The person as the screens show it: the phone masked, no card number. */
export function shownPerson(brief: PersonBrief, candidate: Candidate | undefined, today: string) {
  return {
    id: brief.id,
    name: brief.name,
    phone: brief.phoneMasked,
    age: ageOn(brief.birthOn, today),
    regionName: brief.regionName,
    education: brief.education,
    skills: brief.skills,
    wishes: brief.wants,
    payExpectedFen: candidate?.payExpectedFen ?? null,
    availableOn: candidate?.availableOn ?? null,
    lastContactOn: candidate?.lastContactOn ?? null,
  };
}
