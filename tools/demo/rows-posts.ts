import type { Row } from './copy.ts';
import type { EnterprisePlan } from './enterprises.ts';
import { eventsOf, standsOf } from './history.ts';
import type { PostPlan } from './posts.ts';
import { type DemoRows, stepRows } from './rows.ts';

/** Who submitted an enterprise's posts, and the second person who verified them. */
function actorsOf({ holders }: DemoRows, { regionCode, parkCode, index }: EnterprisePlan) {
  const place = { regionCode, parkCode, enterprise: index };
  const submitter = holders.closest('demand.submit', place);
  return { submitter, verifier: holders.closest('demand.verify', place, [submitter]) };
}

const scopeOf = ({ organisationId }: DemoRows, { id, regionCode, parkCode }: EnterprisePlan) => ({
  enterpriseId: id,
  regionCode,
  parkId: organisationId(parkCode),
});

const reasons = [
  'newProject',
  'expansion',
  'seasonal',
  'turnover',
  'skillMismatch',
  'payBelowWish',
  'hardConditions',
];
const hiringPlans = ['分两批到岗', '随生产线投产陆续到岗', '一次到岗', null];
/** One in four says nothing about meals. */
const mealsSaid = [true, true, null, false];
const verifyMethods = ['visit', 'phone', 'meeting'];
const returnReason = '技能要求写得不清楚，请补充';

/** What the process has added to a post so far. */
function progressOf(rows: DemoRows, post: PostPlan): Row {
  const { context } = rows;
  const { status, recordedOn, verifiedOn, index } = post;
  const { submitter, verifier } = actorsOf(rows, post.enterprise);
  const moment = (offset: number) => `${context.day(offset)}T10:00:00+08:00`;
  const isDraft = status === 'draft';
  return {
    status,
    enteredBy: submitter.id,
    submittedBy: isDraft ? null : submitter.id,
    submittedAt: isDraft ? null : moment(recordedOn),
    verifiedBy: verifiedOn === null ? null : verifier.id,
    verifiedAt: verifiedOn === null ? null : moment(verifiedOn),
    verifyMethod: verifiedOn === null ? null : (verifyMethods[index % verifyMethods.length] ?? null),
    returnReason: status === 'returned' ? returnReason : null,
    recordedOn: context.day(recordedOn),
  };
}

export function* postRows(rows: DemoRows): Generator<Row> {
  for (const post of rows.posts) {
    const { kind, index } = post;
    yield {
      cityCode: rows.cityCode,
      id: post.id,
      ...scopeOf(rows, post.enterprise),
      title: kind.title,
      occupationCode: kind.occupation,
      headcount: post.headcount,
      // Some drafts are not clear yet.
      skills: post.status === 'draft' && index % 2 ? null : kind.skills,
      educationMin: post.educationMin,
      experienceMonths: post.experienceMonths,
      payMinFen: post.payMinFen,
      payMaxFen: post.payMaxFen,
      isShift: post.isShift,
      hasLodging: post.hasLodging,
      hasMeals: mealsSaid[index % mealsSaid.length] ?? null,
      hasInsurance: index % 5 === 4 ? null : true,
      neededOn: rows.context.day(post.neededOn),
      reason: reasons[index % reasons.length] ?? null,
      hiringPlan: hiringPlans[index % hiringPlans.length] ?? null,
      ...progressOf(rows, post),
    };
  }
}

export function* postHistoryRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode } = rows;
  for (const post of rows.posts) {
    for (const { status, from, to } of standsOf(post)) {
      yield {
        cityCode,
        postId: post.id,
        ...scopeOf(rows, post.enterprise),
        headcount: post.headcount,
        neededOn: context.day(post.neededOn),
        status,
        validFrom: context.day(from),
        validTo: to === null ? null : context.day(to),
      };
    }
  }
}

function reasonOf({ kind }: PostPlan, action: string): string | null {
  if (action === 'sendBack') return returnReason;
  return action === 'withdraw' ? `本月暂不招${kind.title}` : null;
}

export function* postSteps(rows: DemoRows): Generator<Row> {
  for (const post of rows.posts) {
    const { id, regionCode, parkCode } = post.enterprise;
    const { submitter, verifier } = actorsOf(rows, post.enterprise);
    const steps = eventsOf(post).map(({ action, from, to, on }) => ({
      process: 'post',
      subjectId: post.id,
      action,
      from,
      to,
      on,
      actor: action === 'create' || action === 'submit' || action === 'withdraw' ? submitter : verifier,
      reason: reasonOf(post, action),
      regionCode,
      parkCode,
      enterpriseId: id,
    }));
    yield* stepRows(rows, steps);
  }
}
