import { addDays, addMonths } from '#engines/calendar/index.ts';
import { placementWorkflow } from '#modules/placement/contract/workflow.ts';
import type { Row } from './copy.ts';
import type { Holder } from './holders.ts';
import type { JourneyStep } from './journey.ts';
import { scoreOf } from './matching.ts';
import { journeyOf, type PlacementPlan } from './placements.ts';
import { type DemoRows, stepRows } from './rows.ts';
import { personOf } from './rows-people.ts';

type Action = JourneyStep['action'];

interface Sides {
  sender: Holder;
  advancer: Holder;
  hirer: Holder;
  confirmer: Holder;
}

/** Who did what: the sending office, the enterprise (where it has an account), and a second person of the receiving side. */
function sidesOf({ holders }: DemoRows, { post: { enterprise } }: PlacementPlan, regionCode: string): Sides {
  const { index, parkCode } = enterprise;
  const place = { regionCode: enterprise.regionCode, parkCode, enterprise: index };
  const advancer = holders.closest('placement.advance', { regionCode });
  return {
    sender: holders.closest('matching.recommend', { regionCode }),
    advancer,
    hirer: holders.all('placement.respond', place)[0] ?? { id: null, name: '企业人事' },
    confirmer: holders.closest('placement.confirm', place, [advancer]),
  };
}

function actorOf(action: Action, { sender, advancer, hirer, confirmer }: Sides): Holder {
  if (action === 'recommend') return sender;
  if (action === 'acceptInterview' || action === 'intend' || action === 'refuse') return hirer;
  return action === 'confirmOnboarding' || action === 'leave' ? confirmer : advancer;
}

const exitReasons: Partial<Record<Action, readonly string[]>> = {
  refuse: ['skillBelow', 'interviewFailed', 'postFilled'],
  decline: ['payTooLow', 'tooFar', 'shiftRefused', 'familyReason', 'otherJob'],
  failMedical: ['healthUnfit'],
  reportNoShow: ['didNotArrive', 'noContact'],
  leave: ['resignedPay', 'resignedIntensity', 'resignedFamily', 'changedJob'],
};

const onOf = (steps: readonly JourneyStep[], action: Action): number | null =>
  steps.find((step) => step.action === action)?.on ?? null;

/** The dates of the steps that were taken. */
function datesOf({ context }: DemoRows, { index }: PlacementPlan, steps: readonly JourneyStep[]): Row {
  const dateOf = (action: Action, later = 0) => {
    const on = onOf(steps, action);
    return on === null ? null : context.day(on + later);
  };
  const acceptedOn = dateOf('acceptInterview');
  const trainedOn = dateOf('finishTraining');
  const last = steps.at(-1);
  const reasons = last && exitReasons[last.action];
  return {
    acceptedOn,
    interviewOn: dateOf('acceptInterview', 1),
    interviewPlace: acceptedOn && '企业招聘接待室',
    intendedOn: dateOf('intend'),
    medicalOn: dateOf('passMedical'),
    trainedOn,
    trainingKind: trainedOn && '岗前培训',
    leftOn: dateOf('leave'),
    exitOn: last && reasons ? context.day(last.on) : null,
    exitReason: reasons?.[index % reasons.length] ?? null,
  };
}

const contractMonths = [12, 24, 36];

/** The contract of whoever started or is about to; every seventh has no end. */
function contractOf(rows: DemoRows, placement: PlacementPlan, { advancer, confirmer }: Sides): Row {
  const { post, index, onboardOn, status } = placement;
  const begin = onboardOn === null ? null : rows.context.day(onboardOn);
  const contractOpen = index % 7 === 0;
  const months = contractMonths[index % contractMonths.length] ?? 12;
  const isConfirmed = status === 'onboarded' || status === 'left';
  return {
    onboardOn: begin,
    contractFrom: begin,
    contractTo: begin && !contractOpen ? addDays(addMonths(begin, months), -1) : null,
    contractOpen: begin && contractOpen,
    payFen: begin && post.payMinFen,
    onboardEnteredBy: begin && advancer.id,
    onboardConfirmedBy: isConfirmed ? confirmer.id : null,
  };
}

export function* placementRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, organisationId } = rows;
  for (const placement of rows.placements.all) {
    const { post, recommendedOn } = placement;
    const { enterprise } = post;
    const person = personOf(rows, placement.person);
    const sides = sidesOf(rows, placement, person.regionCode);
    yield {
      cityCode,
      id: placement.id,
      personId: person.id,
      postId: post.id,
      enterpriseId: enterprise.id,
      personRegionCode: person.regionCode,
      enterpriseRegionCode: enterprise.regionCode,
      parkId: organisationId(enterprise.parkCode),
      organisationId: organisationId(person.organisationCode),
      postTitle: post.kind.title,
      enterpriseName: enterprise.name,
      status: placement.status,
      ...scoreOf(context, person, post, recommendedOn),
      recommendedBy: sides.sender.id,
      recommendedOn: context.day(recommendedOn),
      recordedOn: context.day(recommendedOn),
      ...datesOf(rows, placement, journeyOf(context, placement)),
      ...contractOf(rows, placement, sides),
    };
  }
}

export function* movementRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, organisationId, ids } = rows;
  for (const placement of rows.placements.all) {
    const { id, post, status } = placement;
    if (status !== 'onboarded' && status !== 'left') continue;
    const { enterprise } = post;
    const row = (effectiveOn: number, recordedOn: number, delta: number): Row => ({
      cityCode,
      id: context.id('movement', ids.movements++),
      enterpriseId: enterprise.id,
      postId: post.id,
      placementId: id,
      regionCode: enterprise.regionCode,
      parkId: organisationId(enterprise.parkCode),
      effectiveOn: context.day(effectiveOn),
      recordedOn: context.day(recordedOn),
      delta,
    });
    const steps = journeyOf(context, placement);
    const day = (action: Action) => onOf(steps, action) ?? 0;
    yield row(day('enterOnboarding'), day('confirmOnboarding'), 1);
    if (status === 'left') yield row(day('leave'), day('leave'), -1);
  }
}

export function* placementSteps(rows: DemoRows): Generator<Row> {
  for (const placement of rows.placements.all) {
    const { enterprise } = placement.post;
    const { regionCode, organisationCode } = personOf(rows, placement.person);
    const sides = sidesOf(rows, placement, regionCode);
    const steps = journeyOf(rows.context, placement).map(({ action, from, to, on }) => ({
      process: placementWorkflow.name,
      subjectId: placement.id,
      action,
      from,
      to,
      on,
      actor: actorOf(action, sides),
      regionCode,
      otherRegionCode: enterprise.regionCode,
      parkCode: enterprise.parkCode,
      enterpriseId: enterprise.id,
      organisationCode,
    }));
    yield* stepRows(rows, steps);
  }
}
