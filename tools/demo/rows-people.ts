import { addDays, addMonths } from '#engines/calendar/index.ts';
import { placementWorkflow } from '#modules/placement/contract/workflow.ts';
import { nameParts, sealIdCard } from '#modules/person/server/index.ts';
import type { Cell, Table } from './copy.ts';
import type { Holder } from './holders.ts';
import { insuranceOf } from './insurance.ts';
import type { JourneyStep } from './journey.ts';
import { scoreOf } from './matching.ts';
import { type Person, personAt } from './people.ts';
import { journeyOf, type PlacementPlan } from './placements.ts';
import { type DemoRows, stepRows } from './rows.ts';

const table = (name: string, columns: string): Table => ({ name, columns: columns.split(/,\s*/) });

export const personTable = table(
  'person',
  'city_code, id, name, name_parts, sex, birth_on, id_card_cipher, id_card_index, phone, region_code, education, status, skills, occupations_wanted, experience, pay_expected_fen, available_on, work_range, needs_lodging, accepts_shift, groups, has_consent, consented_on, last_contact_on, organisation_id, entered_by, recorded_on',
);
export const insuranceTable = table(
  'insurance_month',
  'city_code, id, person_id, person_region_code, employer_uscc, employer_name, enterprise_id, enterprise_region_code, park_id, month, paid_on, is_back_paid, recorded_on, entered_by',
);
export const placementTable = table(
  'placement',
  'city_code, id, person_id, post_id, enterprise_id, person_region_code, enterprise_region_code, park_id, organisation_id, post_title, enterprise_name, status, score, reasons, recommended_by, recommended_on, accepted_on, interview_on, interview_place, intended_on, medical_on, trained_on, training_kind, onboard_on, contract_from, contract_to, contract_open, pay_fen, onboard_entered_by, onboard_confirmed_by, left_on, exit_on, exit_reason, recorded_on',
);
export const movementTable = table(
  'headcount_movement',
  'city_code, id, enterprise_id, post_id, placement_id, region_code, park_id, effective_on, recorded_on, delta',
);

const personOf = ({ context, homes, placements }: DemoRows, index: number): Person =>
  personAt(context, homes, index, placements.byPerson.get(index));

export function* personRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, holders, cipher, organisationId } = rows;
  for (let index = 0; index < context.people; index += 1) {
    const person = personOf(rows, index);
    const { idCardCipher, idCardIndex } = sealIdCard(cipher, person.idCard);
    const { regionCode, organisationCode, consentedOn } = person;
    const enterer =
      (organisationCode && holders.all('person.edit', { regionCode: '', organisationCode })[0]) ||
      holders.closest('person.edit', { regionCode });
    yield [
      cityCode,
      person.id,
      person.name,
      nameParts(person.name),
      person.sex,
      person.birthOn,
      idCardCipher,
      idCardIndex,
      person.phone,
      regionCode,
      person.education,
      person.status,
      person.skills,
      person.occupationsWanted,
      JSON.stringify(person.experience),
      person.payExpectedFen,
      person.availableOn,
      person.workRange,
      person.needsLodging,
      person.acceptsShift,
      person.groups,
      consentedOn !== null,
      consentedOn === null ? null : context.day(consentedOn),
      context.day(person.lastContactOn),
      organisationId(organisationCode),
      enterer.id,
      context.day(person.recordedOn),
    ];
  }
}

export function* insuranceRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, parkId, holders, ids } = rows;
  for (const placement of rows.placements.all) {
    const months = insuranceOf(context, placement);
    if (!months.length) continue;
    const { enterprise } = placement.post;
    const person = personOf(rows, placement.person);
    const enterer = holders.closest('insurance.import', { regionCode: context.pack.rootRegion });
    for (const { employerUscc, employerName, isHere, month, paidOn, isBackPaid } of months) {
      const reported = addDays(paidOn, 4);
      yield [
        cityCode,
        context.id('insurance', ids.insurance++),
        person.id,
        person.regionCode,
        employerUscc,
        employerName,
        isHere ? enterprise.id : null,
        isHere ? enterprise.regionCode : null,
        isHere ? parkId(enterprise.parkCode) : null,
        `${month}-01`,
        paidOn,
        isBackPaid,
        reported < context.today ? reported : context.today,
        enterer.id,
      ];
    }
  }
}

interface Sides {
  sender: Holder;
  advancer: Holder;
  hirer: Holder;
  confirmer: Holder;
}

/** Who did what: the sending office, the enterprise (where it has an account), and a second person of the receiving side. */
function sidesOf({ holders }: DemoRows, { post: { enterprise } }: PlacementPlan, regionCode: string): Sides {
  const place = {
    regionCode: enterprise.regionCode,
    parkCode: enterprise.parkCode,
    enterprise: enterprise.index,
  };
  const advancer = holders.closest('placement.advance', { regionCode });
  return {
    sender: holders.closest('matching.recommend', { regionCode }),
    advancer,
    hirer: holders.all('placement.respond', place)[0] ?? { id: null, name: '企业人事' },
    confirmer: holders.closest('placement.confirm', place, [advancer]),
  };
}

const exitReasons: Partial<Record<JourneyStep['action'], readonly string[]>> = {
  refuse: ['skillBelow', 'interviewFailed', 'postFilled'],
  decline: ['payTooLow', 'tooFar', 'shiftRefused', 'familyReason', 'otherJob'],
  failMedical: ['healthUnfit'],
  reportNoShow: ['didNotArrive', 'noContact'],
  leave: ['resignedPay', 'resignedIntensity', 'resignedFamily', 'changedJob'],
};

/** What a placement's own columns say about its last step, if that ended it. */
function endOf({ context }: DemoRows, steps: JourneyStep[], index: number) {
  const last = steps.at(-1);
  const reasons = last && exitReasons[last.action];
  return last && reasons
    ? {
        exitOn: context.day(last.on),
        exitReason: context.random('placement', index + 7_000_000).pick(reasons),
      }
    : { exitOn: null, exitReason: null };
}

function onboardingOf({ context }: DemoRows, { post, index, onboardOn }: PlacementPlan) {
  if (onboardOn === null) return { begin: null, contractTo: null, contractOpen: null, payFen: null };
  const random = context.random('placement', index + 8_000_000);
  const begin = context.day(onboardOn);
  const contractOpen = random.chance(0.15);
  const contractTo = contractOpen ? null : addDays(addMonths(begin, random.pick([12, 24, 36])), -1);
  return {
    begin,
    contractTo,
    contractOpen,
    payFen: post.payMinFen + Math.floor((post.payMaxFen - post.payMinFen) / 20_000) * 10_000,
  };
}

export function* placementRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, parkId, organisationId } = rows;
  for (const placement of rows.placements.all) {
    const { post, status, recommendedOn } = placement;
    const { enterprise } = post;
    const person = personOf(rows, placement.person);
    const { sender, advancer, confirmer } = sidesOf(rows, placement, person.regionCode);
    const steps = journeyOf(context, placement);
    const onOf = (action: JourneyStep['action']) => {
      const on = steps.find((step) => step.action === action)?.on;
      return on === undefined ? null : context.day(on);
    };
    const accepted = steps.find((step) => step.action === 'acceptInterview')?.on;
    const { score, reasons } = scoreOf(context, person, post, recommendedOn);
    const { begin, contractTo, contractOpen, payFen } = onboardingOf(rows, placement);
    const { exitOn, exitReason } = endOf(rows, steps, placement.index);
    const isTrained = onOf('finishTraining') !== null;
    const isConfirmed = status === 'onboarded' || status === 'left';
    yield [
      cityCode,
      placement.id,
      person.id,
      post.id,
      enterprise.id,
      person.regionCode,
      enterprise.regionCode,
      parkId(enterprise.parkCode),
      organisationId(person.organisationCode),
      post.kind.title,
      enterprise.name,
      status,
      score,
      reasons,
      sender.id,
      context.day(recommendedOn),
      onOf('acceptInterview'),
      accepted === undefined ? null : context.day(accepted + 1),
      accepted === undefined ? null : '企业招聘接待室',
      onOf('intend'),
      onOf('passMedical'),
      onOf('finishTraining'),
      isTrained ? '岗前培训' : null,
      begin,
      begin,
      contractTo,
      contractOpen,
      payFen,
      begin && advancer.id,
      isConfirmed ? confirmer.id : null,
      onOf('leave'),
      exitOn,
      exitReason,
      context.day(recommendedOn),
    ];
  }
}

export function* movementRows({ context, cityCode, parkId, placements, ids }: DemoRows): Generator<Cell[]> {
  for (const placement of placements.all) {
    const { id, post, status } = placement;
    if (status !== 'onboarded' && status !== 'left') continue;
    const { enterprise } = post;
    const row = (effectiveOn: number, recordedOn: number, delta: number): Cell[] => [
      cityCode,
      context.id('movement', ids.movements++),
      enterprise.id,
      post.id,
      id,
      enterprise.regionCode,
      parkId(enterprise.parkCode),
      context.day(effectiveOn),
      context.day(recordedOn),
      delta,
    ];
    const steps = journeyOf(context, placement);
    const onOf = (action: JourneyStep['action']) => steps.find((step) => step.action === action)?.on ?? 0;
    yield row(onOf('enterOnboarding'), onOf('confirmOnboarding'), 1);
    if (status === 'left') yield row(onOf('leave'), onOf('leave'), -1);
  }
}

const actorOf = (action: JourneyStep['action'], { sender, advancer, hirer, confirmer }: Sides): Holder => {
  if (action === 'recommend') return sender;
  if (action === 'acceptInterview' || action === 'intend' || action === 'refuse') return hirer;
  return action === 'confirmOnboarding' || action === 'leave' ? confirmer : advancer;
};

export function* placementSteps(rows: DemoRows): Generator<Cell[]> {
  for (const placement of rows.placements.all) {
    const { enterprise } = placement.post;
    const { regionCode, organisationCode } = personOf(rows, placement.person);
    const sides = sidesOf(rows, placement, regionCode);
    const scope = {
      regionCode,
      otherRegionCode: enterprise.regionCode,
      parkCode: enterprise.parkCode,
      enterpriseId: enterprise.id,
      organisationCode,
    };
    const steps = journeyOf(rows.context, placement).map(({ action, from, to, on }) => ({
      process: placementWorkflow.name,
      subjectId: placement.id,
      action,
      from,
      to,
      on,
      actor: actorOf(action, sides),
      ...scope,
    }));
    yield* stepRows(rows, steps);
  }
}
