import { weightsOf } from './weights.ts';
import type { AllocationPlan, PlanProblem, PlanProblemCode } from './types.ts';

/** Largest single figure and largest points: sums and weights stay exact in 64-bit floating point. */
const largestFigure = 10_000_000;
const largestPoints = 1_000_000;
const listedProblems = 100;

interface Report {
  problems: PlanProblem[];
  add(code: PlanProblemCode, pointer: string, value: string | number): void;
  /** True when the figure is whole, not negative and not too large; reports otherwise. */
  isWhole(pointer: string, value: number, largest?: number): boolean;
}

function createReport(): Report {
  const problems: PlanProblem[] = [];
  const add: Report['add'] = (code, pointer, value) => {
    if (problems.length < listedProblems) problems.push({ code, pointer, value });
  };
  const isWhole: Report['isWhole'] = (pointer, value, largest = largestFigure) => {
    if (!Number.isInteger(value)) add('notWhole', pointer, value);
    else if (value < 0) add('negative', pointer, value);
    else if (value > largest) add('tooLarge', pointer, value);
    else return true;
    return false;
  };
  return { problems, add, isWhole };
}

function checkIds(report: Report, name: string, items: readonly { id: string }[]): Set<string> {
  const ids = new Set<string>();
  for (const [at, { id }] of items.entries()) {
    if (ids.has(id)) report.add('duplicateId', `/${name}/${at}/id`, id);
    ids.add(id);
  }
  return ids;
}

function checkKnown(report: Report, known: Set<string>, pointer: string, id: string): void {
  if (!known.has(id)) report.add('unknownId', pointer, id);
}

function checkWeek(report: Report, pointer: string, week: number, weeks: number): void {
  if (report.isWhole(pointer, week) && week >= weeks) report.add('outOfWindow', pointer, week);
}

function checkByWeek(report: Report, pointer: string, figures: readonly number[], weeks: number): void {
  if (figures.length !== weeks) report.add('wrongLength', pointer, figures.length);
  for (const [week, figure] of figures.entries()) report.isWhole(`${pointer}/${week}`, figure);
}

type Ids = Record<'counties' | 'groups' | 'parks' | 'enterprises' | 'posts', Set<string>>;

function checkSenders(report: Report, plan: AllocationPlan, ids: Ids): void {
  for (const [at, { capacity, target }] of plan.counties.entries()) {
    if (capacity !== null) report.isWhole(`/counties/${at}/capacity`, capacity);
    report.isWhole(`/counties/${at}/target`, target);
  }
  for (const [at, group] of plan.groups.entries()) {
    report.isWhole(`/groups/${at}/size`, group.size);
    checkWeek(report, `/groups/${at}/readyWeek`, group.readyWeek, plan.weeks);
    checkKnown(report, ids.counties, `/groups/${at}/countyId`, group.countyId);
    for (const id of group.onlyParkIds) checkKnown(report, ids.parks, `/groups/${at}/onlyParkIds`, id);
  }
  const taken = new Set<string>();
  for (const [at, { groupIds }] of plan.families.entries())
    for (const id of groupIds) {
      checkKnown(report, ids.groups, `/families/${at}/groupIds`, id);
      if (taken.has(id)) report.add('twoFamilies', `/families/${at}/groupIds`, id);
      taken.add(id);
    }
}

function checkReceivers(report: Report, plan: AllocationPlan, ids: Ids): void {
  for (const [at, { beds }] of plan.parks.entries())
    if (beds) checkByWeek(report, `/parks/${at}/beds`, beds, plan.weeks);
  for (const [at, post] of plan.posts.entries()) {
    const pointer = `/posts/${at}`;
    report.isWhole(`${pointer}/demand`, post.demand);
    checkWeek(report, `${pointer}/fromWeek`, post.fromWeek, plan.weeks);
    checkWeek(report, `${pointer}/toWeek`, post.toWeek, plan.weeks);
    if (post.fromWeek > post.toWeek) report.add('emptyWindow', pointer, post.fromWeek);
    checkKnown(report, ids.parks, `${pointer}/parkId`, post.parkId);
    checkKnown(report, ids.enterprises, `${pointer}/enterpriseId`, post.enterpriseId);
  }
}

function checkRoutes(report: Report, plan: AllocationPlan, ids: Ids): void {
  checkIds(report, 'routes', plan.routes);
  const served = new Set<string>();
  for (const [at, { countyId, parkIds, seats }] of plan.routes.entries()) {
    const pointer = `/routes/${at}`;
    checkKnown(report, ids.counties, `${pointer}/countyId`, countyId);
    checkByWeek(report, `${pointer}/seats`, seats, plan.weeks);
    for (const id of parkIds) {
      checkKnown(report, ids.parks, `${pointer}/parkIds`, id);
      const pair = JSON.stringify([countyId, id]);
      if (served.has(pair)) report.add('twoRoutes', `${pointer}/parkIds`, id);
      served.add(pair);
    }
  }
}

function checkOptions(report: Report, { options, groups, posts }: AllocationPlan): void {
  const { group, post, points } = options;
  if (post.length !== group.length) report.add('wrongLength', '/options/post', post.length);
  if (points.length !== group.length) report.add('wrongLength', '/options/points', points.length);
  for (let at = 0; at < group.length; at += 1) {
    const [from, to, worth] = [group[at] ?? -1, post[at] ?? -1, points[at] ?? 0];
    if (!(Number.isInteger(from) && from >= 0 && from < groups.length))
      report.add('unknownId', `/options/group/${at}`, from);
    if (!(Number.isInteger(to) && to >= 0 && to < posts.length))
      report.add('unknownId', `/options/post/${at}`, to);
    if (!(Number.isInteger(worth) && worth >= 0 && worth <= largestPoints))
      report.isWhole(`/options/points/${at}`, worth, largestPoints);
  }
}

function checkPins(report: Report, plan: AllocationPlan, ids: Ids): void {
  const left = new Map(plan.groups.map(({ id, size }) => [id, size]));
  for (const [at, pin] of plan.pins.entries()) {
    const pointer = `/pins/${at}`;
    checkKnown(report, ids.groups, `${pointer}/groupId`, pin.groupId);
    checkKnown(report, ids.posts, `${pointer}/postId`, pin.postId);
    checkWeek(report, `${pointer}/week`, pin.week, plan.weeks);
    report.isWhole(`${pointer}/people`, pin.people);
    report.isWhole(`${pointer}/points`, pin.points, largestPoints);
    const rest = (left.get(pin.groupId) ?? pin.people) - pin.people;
    if (rest < 0) report.add('overPinned', `${pointer}/people`, pin.people);
    left.set(pin.groupId, rest);
  }
}

/** Everything that makes a plan unfit to be solved; empty when it can be. */
export function checkPlan(plan: AllocationPlan): PlanProblem[] {
  const report = createReport();
  const ids: Ids = {
    counties: checkIds(report, 'counties', plan.counties),
    groups: checkIds(report, 'groups', plan.groups),
    parks: checkIds(report, 'parks', plan.parks),
    enterprises: checkIds(report, 'enterprises', plan.enterprises),
    posts: checkIds(report, 'posts', plan.posts),
  };
  checkIds(report, 'families', plan.families);
  if (report.isWhole('/weeks', plan.weeks) && plan.weeks === 0) report.add('emptyWindow', '/weeks', 0);
  report.isWhole('/pointsPerWeekWaited', plan.pointsPerWeekWaited, largestPoints);
  if (plan.floorShare) {
    const { numerator, denominator } = plan.floorShare;
    const isFraction =
      report.isWhole('/floorShare/numerator', numerator) &&
      report.isWhole('/floorShare/denominator', denominator);
    if (isFraction && (numerator > denominator || denominator === 0))
      report.add('shareAboveOne', '/floorShare', numerator);
  }
  checkSenders(report, plan, ids);
  checkReceivers(report, plan, ids);
  checkRoutes(report, plan, ids);
  checkOptions(report, plan);
  checkPins(report, plan, ids);
  if (report.problems.length === 0 && !weightsOf(plan).isExact)
    report.add('tooLarge', '', weightsOf(plan).largest);
  return report.problems;
}
