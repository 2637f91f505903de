import { openStates } from '#modules/demand/contract/codes.ts';
import type { PlacementState } from '#modules/placement/contract/workflow.ts';
import { apportion } from './apportion.ts';
import type { DemoContext } from './context.ts';
import { isExit, type JourneyStep, journeyTo, longestWay } from './journey.ts';
import type { PostPlan } from './posts.ts';

/** Dates as days from today. */
export interface PlacementPlan {
  index: number;
  id: string;
  person: number;
  post: PostPlan;
  status: PlacementState;
  recommendedOn: number;
  onboardOn: number | null;
  leftOn: number | null;
}

/** What a person's own record must agree with. */
export interface Engagement {
  /** The placement that decides the person's present state. */
  placement: PlacementPlan;
  /** Day of the first recommendation. */
  from: number;
}

export interface Placements {
  all: PlacementPlan[];
  byPerson: Map<number, Engagement>;
}

/** Those who neither work nor left, by share. */
const otherShares = {
  recommended: 18,
  interviewing: 15,
  intended: 10,
  medical: 8,
  training: 8,
  onboarding: 7,
  notHired: 14,
  declined: 12,
  medicalFailed: 4,
  noShow: 4,
};
const leaverShare = 0.08;

/** The same steps as when the placement was planned. */
export function journeyOf(
  context: DemoContext,
  { index, status, recommendedOn }: PlacementPlan,
): JourneyStep[] {
  return journeyTo(status, context.random('placement', index), () => recommendedOn, context.lastMoveOn);
}

class Planner {
  readonly #context: DemoContext;
  readonly #stride: number;
  readonly all: PlacementPlan[] = [];
  readonly byPerson = new Map<number, Engagement>();
  #people = 0;

  constructor(context: DemoContext) {
    this.#context = context;
    this.#stride = Math.floor(context.people / context.placements);
    if (this.#stride < 1) throw new Error('demo sizes: fewer people than placements');
  }

  /** Earliest and latest day of recommendation that the post and the outcome allow. */
  #window(post: PostPlan, status: PlacementState, span: number): [number, number] {
    const verified = (post.verifiedOn ?? 0) + 1;
    if (status === 'onboarded' || status === 'left')
      return [Math.max(verified, post.enterprise.startedOn ?? verified), this.#context.lastMoveOn - span];
    if (isExit(status)) return [Math.max(verified, -150), -span];
    return [verified, -span];
  }

  #start(post: PostPlan, status: PlacementState, span: number, index: number): number {
    const random = this.#context.random('order', index + 1);
    const [from, to] = this.#window(post, status, span);
    const isOngoing = status !== 'onboarded' && status !== 'left' && !isExit(status);
    const earliest = isOngoing ? Math.max(from, to - (status === 'onboarding' ? 1 : 4)) : from;
    return random.int(Math.min(earliest, to), to);
  }

  #nextPerson(): number {
    const person = this.#people * this.#stride;
    this.#people += 1;
    return person;
  }

  add(status: PlacementState, post: PostPlan): PlacementPlan {
    const index = this.all.length;
    const random = this.#context.random('placement', index);
    const steps = journeyTo(
      status,
      random,
      (span) => this.#start(post, status, span, index),
      this.#context.lastMoveOn,
    );
    return this.#keep(status, post, steps, this.#nextPerson());
  }

  /** An earlier attempt of somebody who found work later; null where the post was not there yet. */
  addBefore(later: PlacementPlan, status: PlacementState, post: PostPlan): PlacementPlan | null {
    const random = this.#context.random('placement', this.all.length);
    const steps = journeyTo(status, random, (span) => later.recommendedOn - span - 4, 0);
    const start = steps[0]?.on ?? 0;
    return start <= (post.verifiedOn ?? 0) || post === later.post
      ? null
      : this.#keep(status, post, steps, later.person);
  }

  #keep(status: PlacementState, post: PostPlan, steps: JourneyStep[], person: number): PlacementPlan {
    const index = this.all.length;
    const onOf = (action: JourneyStep['action']) => steps.find((step) => step.action === action)?.on ?? null;
    const recommendedOn = steps[0]?.on ?? 0;
    const placement = {
      index,
      id: this.#context.id('placement', index),
      person,
      post,
      status,
      recommendedOn,
      onboardOn: onOf('enterOnboarding'),
      leftOn: onOf('leave'),
    };
    this.all.push(placement);
    const known = this.byPerson.get(person);
    this.byPerson.set(person, {
      placement: known?.placement ?? placement,
      from: Math.min(known?.from ?? recommendedOn, recommendedOn),
    });
    if (status === 'onboarded' && placement.onboardOn !== null) {
      post.firstOnboardOn = Math.min(post.firstOnboardOn ?? 0, placement.onboardOn);
      post.lastOnboardOn = Math.max(post.lastOnboardOn ?? placement.onboardOn, placement.onboardOn);
    }
    return placement;
  }
}

/** Open posts that were there long enough for any journey, each as often as it has places. */
function openPlaces(posts: PostPlan[]): PostPlan[] {
  const isLongOpen = (post: PostPlan) =>
    openStates.some((state) => state === post.status) &&
    post.verifiedOn !== null &&
    post.verifiedOn < -longestWay - 5;
  return posts
    .filter(isLongOpen)
    .flatMap((post) => Array.from({ length: Math.min(post.headcount - post.filled, 20) }, () => post));
}

/** Who is on the way or gave up, in an order that mixes the states. */
function otherStatuses(context: DemoContext, count: number): PlacementState[] {
  const statuses = Object.keys(otherShares) as (keyof typeof otherShares)[];
  const counts = apportion(count, Object.values(otherShares));
  const mixed = statuses.flatMap((status, at) => Array.from({ length: counts[at] ?? 0 }, () => status));
  const random = context.random('order', 0);
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.int(0, at);
    [mixed[at], mixed[other]] = [
      mixed[other] as PlacementState & keyof typeof otherShares,
      mixed[at] as keyof typeof otherShares,
    ];
  }
  return mixed;
}

/** Everybody who was recommended: those at work fill the posts as planned, the others are spread over open ones. */
export function planPlacements(context: DemoContext, posts: PostPlan[]): Placements {
  const planner = new Planner(context);
  const random = context.random('order', -1);
  const filled = posts.filter((post) => post.filled > 0);
  const leavers = apportion(
    Math.round(context.placements * leaverShare),
    filled.map((post) => post.filled),
  );
  const working = filled.reduce((sum, post) => sum + post.filled, 0);
  const open = openPlaces(posts);
  // The enterprises that have accounts of their own show every state.
  const shown = [0, 1].map((index) => open.filter((post) => post.enterprise.index === index));
  const others = otherStatuses(
    context,
    context.placements - working - leavers.reduce((sum, count) => sum + count, 0) - 1,
  );
  const isEarlier = (status: PlacementState, at: number) => isExit(status) && at % 2 === 0;
  const placeFor = (at: number) => {
    const own = at < Math.min(80, others.length / 3) ? shown[at % 2] : undefined;
    return random.pick(own?.length ? own : open);
  };
  planner.add('intended', placeFor(0));
  for (const [at, status] of others.entries()) if (!isEarlier(status, at)) planner.add(status, placeFor(at));
  const hired = filled.flatMap((post, at) => {
    for (let left = 0; left < (leavers[at] ?? 0); left += 1) planner.add('left', post);
    return Array.from({ length: post.filled }, () => planner.add('onboarded', post));
  });
  for (const [at, status] of others.filter(isEarlier).entries()) {
    const later = hired[(at * 7) % hired.length];
    const place = random.pick(open);
    if (!later || !planner.addBefore(later, status, place)) planner.add(status, place);
  }
  return planner;
}
