import type { PostState } from '#modules/demand/contract/codes.ts';
import type { Demo } from '#platform/packs/schema.ts';
import { apportion } from './apportion.ts';
import type { DemoContext } from './context.ts';
import type { EnterprisePlan } from './enterprises.ts';
import type { Random } from './random.ts';

/** Dates as days from today. */
export interface PostPlan {
  index: number;
  id: string;
  enterprise: EnterprisePlan;
  status: PostState;
  headcount: number;
  /** People on the post now. */
  filled: number;
  kind: Demo['posts'][number];
  payMinFen: number;
  payMaxFen: number;
  educationMin: string | null;
  experienceMonths: number;
  isShift: boolean;
  hasLodging: boolean;
  neededOn: number;
  recordedOn: number;
  /** Day of verification; null where it never came to that. */
  verifiedOn: number | null;
  /** First and last day on which somebody began here; known when placements are planned. */
  firstOnboardOn: number | null;
  lastOnboardOn: number | null;
}

interface Need {
  status: PostState;
  headcount: number;
  filled: number;
}

const openShare = 0.7;

/** Splits into parts of at least one. */
function parts(whole: number, count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 0.3 + random.next());
  return apportion(whole - count, weights).map((part) => part + 1);
}

/** Posts that are open now: together never more than the enterprise lacks. */
function openNeeds(enterprise: EnterprisePlan, random: Random): number[] {
  const budget = Math.floor((enterprise.inYearExpected - enterprise.employed) * openShare);
  const least = enterprise.index < 2 ? 4 : 1;
  const count = Math.min(budget, 6, Math.max(least, Math.round(budget / 40)));
  return count > 0 ? parts(budget, count, random) : [];
}

/** Posts on which the people who came work: some filled, some still open. */
function needsOf(enterprise: EnterprisePlan, random: Random): Need[] {
  const { hired } = enterprise;
  const remaining = openNeeds(enterprise, random);
  const partly = Math.min(hired, 2, Math.max(0, remaining.length - 1));
  const whole = hired - partly >= 6 ? 2 : partly ? 0 : Math.min(hired, 1);
  const counts = hired ? parts(hired, partly + whole, random) : [];
  const open = remaining.map((headcount, at): Need => {
    const filled = at < partly ? (counts[at] ?? 0) : 0;
    const waiting: PostState = at === partly || random.chance(0.65) ? 'verified' : 'serving';
    return { status: filled ? 'partlySolved' : waiting, headcount: headcount + filled, filled };
  });
  const done = counts
    .slice(partly)
    .map((filled, at): Need => ({ status: at ? 'closed' : 'solved', headcount: filled, filled }));
  return [...open, ...done];
}

/** States of posts that are not open: every how many enterprises has one. */
const unopened = [
  ['submitted', 2],
  ['draft', 3],
  ['returned', 4],
  ['withdrawn', 5],
  ['expired', 6],
] as const satisfies (readonly [PostState, number])[];

function unopenedNeeds(enterprise: EnterprisePlan, random: Random): Need[] {
  const gap = enterprise.inYearExpected - enterprise.employed;
  const most = Math.max(1, Math.floor((gap * (1 - openShare)) / unopened.length));
  return unopened.flatMap(([status, every]) =>
    enterprise.index % every === 0
      ? [{ status, headcount: random.int(1, Math.min(most, 40)), filled: 0 }]
      : [],
  );
}

function datesOf({ status, filled }: Need, enterprise: EnterprisePlan, random: Random) {
  const docked = enterprise.dockedOn ?? 0;
  const isWaiting =
    status === 'draft' || status === 'submitted' || status === 'returned' || status === 'withdrawn';
  const entered = isWaiting
    ? -random.int(1, 14)
    : filled
      ? -random.int(70, 230)
      : status === 'expired'
        ? -random.int(80, 120)
        : -random.int(32, 75);
  const recordedOn = Math.max(docked + 1, entered);
  const verifiedOn = isWaiting ? null : Math.min(recordedOn + random.int(1, 3), 0);
  const ahead = random.weighted({ near: 68, far: 20, overdue: 12 });
  const due =
    ahead === 'near' ? random.int(3, 44) : ahead === 'far' ? random.int(47, 76) : -random.int(1, 10);
  const isOver = status === 'solved' || status === 'closed' || status === 'expired';
  return { recordedOn, verifiedOn, neededOn: isOver ? recordedOn + random.int(20, 40) : due };
}

/** The post that shows matching: nobody is shut out by schooling, experience, shifts or a missing bed. */
const easy = { educationMin: null, experienceMonths: 0, isShift: false, hasLodging: true, neededOn: 20 };

function drawPost(
  context: DemoContext,
  enterprise: EnterprisePlan,
  need: Need,
  index: number,
  kind: PostPlan['kind'],
  isShown: boolean,
): PostPlan {
  const random = context.random('post', index);
  const payMinFen = (kind.payMinYuan + random.int(0, 3) * 100) * 100;
  return {
    index,
    id: context.id('post', index),
    enterprise,
    ...need,
    kind,
    payMinFen,
    payMaxFen: Math.max(payMinFen, kind.payMaxYuan * 100 - random.int(0, 2) * 10_000),
    educationMin:
      random
        .weighted({ none: 45, juniorMiddle: 35, seniorMiddle: 10, vocational: 10 })
        .replace(/^none$/, '') || null,
    experienceMonths: random.pick([0, 0, 0, 0, 6, 12]),
    isShift: random.chance(0.5),
    hasLodging: random.chance(0.75),
    ...datesOf(need, enterprise, random),
    firstOnboardOn: null,
    lastOnboardOn: null,
    ...(isShown ? easy : {}),
  };
}

/** Posts of all docked enterprises, in every state of the process. An enterprise has each kind once. */
export function planPosts(context: DemoContext, enterprises: EnterprisePlan[]): PostPlan[] {
  const kinds = context.demo.posts;
  const posts: PostPlan[] = [];
  for (const enterprise of enterprises.filter((each) => each.dockedOn !== null)) {
    const random = context.random('need', enterprise.index + 1_000_000);
    const needs = [...needsOf(enterprise, random), ...unopenedNeeds(enterprise, random)].slice(
      0,
      kinds.length,
    );
    const shown = enterprise.index === 0 ? needs.findIndex((need) => need.status === 'verified') : -1;
    const first = shown < 0 ? random.int(0, kinds.length - 1) : kinds.length - shown;
    for (const [at, need] of needs.entries()) {
      const kind = kinds[(first + at) % kinds.length];
      if (kind) posts.push(drawPost(context, enterprise, need, posts.length, kind, at === shown));
    }
  }
  return posts;
}
