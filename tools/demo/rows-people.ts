import { addDays } from '#engines/calendar/index.ts';
import { nameParts, sealIdCard } from '#modules/person/server/index.ts';
import type { Row } from './copy.ts';
import { type InsuredMonth, insuranceOf } from './insurance.ts';
import { type Person, personAt } from './people.ts';
import type { DemoRows } from './rows.ts';

export const personOf = ({ context, homes, placements }: DemoRows, index: number): Person =>
  personAt(context, homes, index, placements.byPerson.get(index));

/** The agency or school that brought the person, where it has an account; otherwise the office of the place. */
function entererOf({ holders }: DemoRows, { regionCode, organisationCode }: Person) {
  const own = organisationCode
    ? holders.all('person.edit', { regionCode: '', organisationCode })[0]
    : undefined;
  return own ?? holders.closest('person.edit', { regionCode });
}

export function* personRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, cipher, organisationId } = rows;
  for (let index = 0; index < context.people; index += 1) {
    const person = personOf(rows, index);
    const { consentedOn } = person;
    yield {
      cityCode,
      id: person.id,
      name: person.name,
      nameParts: nameParts(person.name),
      sex: person.sex,
      birthOn: person.birthOn,
      ...sealIdCard(cipher, person.idCard),
      phone: person.phone,
      regionCode: person.regionCode,
      education: person.education,
      status: person.status,
      skills: person.skills,
      occupationsWanted: person.occupationsWanted,
      experience: JSON.stringify(person.experience),
      payExpectedFen: person.payExpectedFen,
      availableOn: person.availableOn,
      workRange: person.workRange,
      needsLodging: person.needsLodging,
      acceptsShift: person.acceptsShift,
      groups: person.groups,
      hasConsent: consentedOn !== null,
      consentedOn: consentedOn === null ? null : context.day(consentedOn),
      lastContactOn: context.day(person.lastContactOn),
      organisationId: organisationId(person.organisationCode),
      enteredBy: entererOf(rows, person).id,
      recordedOn: context.day(person.recordedOn),
    };
  }
}

/** Days until the insurance office's file of a payment is imported. */
const reportedAfterDays = 4;

function recordedOn({ today }: { today: string }, { paidOn }: InsuredMonth): string {
  const reported = addDays(paidOn, reportedAfterDays);
  return reported < today ? reported : today;
}

export function* insuranceRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, organisationId, holders, ids } = rows;
  const importer = holders.closest('insurance.import', { regionCode: context.pack.rootRegion });
  for (const placement of rows.placements.all) {
    const months = insuranceOf(context, placement);
    if (!months.length) continue;
    const { enterprise } = placement.post;
    const person = personOf(rows, placement.person);
    for (const insured of months) {
      const { employerUscc, employerName, isHere, month, paidOn, isBackPaid } = insured;
      yield {
        cityCode,
        id: context.id('insurance', ids.insurance++),
        personId: person.id,
        personRegionCode: person.regionCode,
        employerUscc,
        employerName,
        enterpriseId: isHere ? enterprise.id : null,
        enterpriseRegionCode: isHere ? enterprise.regionCode : null,
        parkId: isHere ? organisationId(enterprise.parkCode) : null,
        month: `${month}-01`,
        paidOn,
        isBackPaid,
        recordedOn: recordedOn(context, insured),
        enteredBy: importer.id,
      };
    }
  }
}
