import { ageOn } from '#engines/calendar/index.ts';
import type { PersonBrief } from '#modules/person/server/index.ts';

/** The person as the screens show it: the phone masked, no card number. */
export const shownPerson = (brief: PersonBrief, today: string) => ({
  id: brief.id,
  name: brief.name,
  phone: brief.phoneMasked,
  age: ageOn(brief.birthOn, today),
  regionName: brief.regionName,
  education: brief.education,
  skills: brief.skills,
  wishes: brief.wants,
});
