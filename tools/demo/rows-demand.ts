import type { Cell, Table } from './copy.ts';
import type { EnterprisePlan } from './enterprises.ts';
import { declarationsOf, eventsOf, movesByEnterprise, standsOf } from './history.ts';
import type { Holder } from './holders.ts';
import type { PostPlan } from './posts.ts';
import { type DemoRows, stepRows } from './rows.ts';

const table = (name: string, columns: string): Table => ({ name, columns: columns.split(/,\s*/) });

export const enterpriseTable = table(
  'enterprise',
  'city_code, id, name, uscc, region_code, park_id, industry_code, nature, size, stage, signed_on, docked_on, started_on, producing_on, contact_name, contact_phone, address, specialist_id, is_verified, verified_by, verified_on, entered_by, recorded_on',
);
export const declarationTable = table(
  'headcount_report',
  'city_code, id, enterprise_id, region_code, park_id, effective_on, recorded_on, total_demand, in_year_expected, employed, entered_by',
);
export const postTable = table(
  'post',
  'city_code, id, enterprise_id, region_code, park_id, title, occupation_code, headcount, skills, education_min, experience_months, pay_min_fen, pay_max_fen, is_shift, has_lodging, needed_on, reason, hiring_plan, status, entered_by, submitted_by, submitted_at, verified_by, verified_at, verify_method, return_reason, recorded_on',
);
export const postHistoryTable = table(
  'post_history',
  'city_code, post_id, enterprise_id, region_code, park_id, headcount, needed_on, status, valid_from, valid_to',
);

const actorsOf = ({ holders }: DemoRows, enterprise: EnterprisePlan) => {
  const place = {
    regionCode: enterprise.regionCode,
    parkCode: enterprise.parkCode,
    enterprise: enterprise.index,
  };
  const submitter = holders.closest('demand.submit', place);
  return {
    place,
    submitter,
    verifier: holders.closest('demand.verify', place, [submitter]),
    reporter: holders.closest('demand.report', place),
  };
};

/** The office that entered an enterprise and the one that verified it. */
function keepersOf({ holders }: DemoRows, { regionCode, parkCode, isVerified }: EnterprisePlan) {
  const enterer = holders.closest('enterprise.edit', { regionCode, parkCode });
  const verifier = isVerified
    ? holders.all('enterprise.verify', { regionCode, parkCode }).find((each) => each.id !== enterer.id)
    : undefined;
  return { enterer, verifier };
}

export function* enterpriseRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, parkId, specialists } = rows;
  const date = (offset: number | null) => (offset === null ? null : context.day(offset));
  for (const each of rows.enterprises) {
    const { enterer, verifier } = keepersOf(rows, each);
    const verifiedOn = verifier ? context.day(Math.min(each.recordedOn + 2, 0)) : null;
    yield [
      cityCode,
      each.id,
      each.name,
      each.uscc,
      each.regionCode,
      parkId(each.parkCode),
      each.industryCode,
      each.nature,
      each.size,
      each.stage,
      context.day(each.signedOn),
      date(each.dockedOn),
      date(each.startedOn),
      date(each.producingOn),
      each.contactName,
      each.contactPhone,
      each.address,
      specialists.get(each.index) ?? null,
      each.isVerified,
      verifier?.id ?? null,
      verifiedOn,
      enterer.id,
      context.day(each.recordedOn),
    ];
  }
}

export function* enterpriseSteps(rows: DemoRows): Generator<Cell[]> {
  for (const each of rows.enterprises) {
    const { enterer, verifier } = keepersOf(rows, each);
    const scope = { regionCode: each.regionCode, parkCode: each.parkCode, enterpriseId: each.id };
    const step = (action: string, on: number, actor: Holder) => ({
      process: 'enterprise',
      subjectId: each.id,
      action,
      from: null,
      to: each.stage,
      on,
      actor,
      ...scope,
    });
    const verified = verifier ? [step('verify', Math.min(each.recordedOn + 2, 0), verifier)] : [];
    yield* stepRows(rows, [step('create', each.recordedOn, enterer), ...verified]);
  }
}

export function* declarationRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, parkId } = rows;
  const moves = movesByEnterprise(rows.placements.all);
  for (const each of rows.enterprises) {
    if (each.dockedOn === null) continue;
    const { reporter } = actorsOf(rows, each);
    for (const declared of declarationsOf(context, each, moves.get(each.index))) {
      yield [
        cityCode,
        context.id('report', rows.ids.reports++),
        each.id,
        each.regionCode,
        parkId(each.parkCode),
        context.day(declared.effectiveOn),
        context.day(declared.recordedOn),
        declared.totalDemand,
        declared.inYearExpected,
        declared.employed,
        reporter.id,
      ];
    }
  }
}

const reasons = [
  'newProject',
  'expansion',
  'seasonal',
  'turnover',
  'skillMismatch',
  'payBelowWish',
  'hardConditions',
];
const plans = ['分两批到岗', '随生产线投产陆续到岗', '一次到岗', null];
const methods = ['visit', 'phone', 'meeting'];

export function* postRows(rows: DemoRows): Generator<Cell[]> {
  const { context, cityCode, parkId } = rows;
  for (const post of rows.posts) {
    const { enterprise, kind, status, verifiedOn } = post;
    const { submitter, verifier } = actorsOf(rows, enterprise);
    const random = context.random('post', post.index + 5_000_000);
    const isDraft = status === 'draft';
    const moment = (offset: number) => `${context.day(offset)}T10:00:00+08:00`;
    yield [
      cityCode,
      post.id,
      enterprise.id,
      enterprise.regionCode,
      parkId(enterprise.parkCode),
      kind.title,
      kind.occupation,
      post.headcount,
      isDraft && post.index % 2 ? null : kind.skills,
      post.educationMin,
      post.experienceMonths,
      post.payMinFen,
      post.payMaxFen,
      post.isShift,
      post.hasLodging,
      context.day(post.neededOn),
      random.pick(reasons),
      random.pick(plans),
      status,
      submitter.id,
      isDraft ? null : submitter.id,
      isDraft ? null : moment(post.recordedOn),
      verifiedOn === null ? null : verifier.id,
      verifiedOn === null ? null : moment(verifiedOn),
      verifiedOn === null ? null : random.pick(methods),
      status === 'returned' ? '技能要求写得不清楚，请补充' : null,
      context.day(post.recordedOn),
    ];
  }
}

export function* postHistoryRows({ context, cityCode, parkId, posts }: DemoRows): Generator<Cell[]> {
  for (const post of posts) {
    const { enterprise } = post;
    for (const stand of standsOf(post)) {
      yield [
        cityCode,
        post.id,
        enterprise.id,
        enterprise.regionCode,
        parkId(enterprise.parkCode),
        post.headcount,
        context.day(post.neededOn),
        stand.status,
        context.day(stand.from),
        stand.to === null ? null : context.day(stand.to),
      ];
    }
  }
}

const reasonOf = (post: PostPlan, action: string): string | null =>
  action === 'sendBack'
    ? '技能要求写得不清楚，请补充'
    : action === 'withdraw'
      ? `本月暂不招${post.kind.title}`
      : null;

export function* postSteps(rows: DemoRows): Generator<Cell[]> {
  for (const post of rows.posts) {
    const { enterprise } = post;
    const { submitter, verifier } = actorsOf(rows, enterprise);
    const scope = {
      regionCode: enterprise.regionCode,
      parkCode: enterprise.parkCode,
      enterpriseId: enterprise.id,
    };
    const steps = eventsOf(post).map(({ action, from, to, on }) => {
      const isSubmitters = action === 'create' || action === 'submit' || action === 'withdraw';
      const actor = isSubmitters ? submitter : verifier;
      return {
        process: 'post',
        subjectId: post.id,
        action,
        from,
        to,
        on,
        actor,
        reason: reasonOf(post, action),
        ...scope,
      };
    });
    yield* stepRows(rows, steps);
  }
}
