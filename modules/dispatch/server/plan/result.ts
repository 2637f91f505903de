import type { Allocation, LimitRef } from '#engines/allocation/index.ts';
import type { Result } from '../../contract/fields.ts';
import type { Group } from './groups.ts';
import type { PlanInput } from './input.ts';
import type { Solution } from './solve-process.ts';

type Line = Result['lines'][number];

/** Moves as lines by town, post and week, each with the people it means: of a group, the first in order of id. */
export function linesOf(
  moves: Allocation['moves'],
  groups: Group[],
): { line: Omit<Line, 'townName'>; people: string[] }[] {
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  const used = new Map<string, number>();
  const lines = new Map<string, { line: Omit<Line, 'townName'>; people: string[] }>();
  for (const { groupId, postId, week, people, points, isPinned } of moves) {
    const group = groupOf.get(groupId);
    if (!group) continue;
    const from = used.get(groupId) ?? 0;
    used.set(groupId, from + people);
    const named = group.members.slice(from, from + people);
    const key = `${group.townCode} ${postId} ${week} ${isPinned}`;
    const known = lines.get(key);
    if (known) {
      known.line.people += people;
      known.line.points += points;
      known.people.push(...named);
      continue;
    }
    const { countyCode, townCode } = group;
    lines.set(key, {
      line: { countyCode, townCode, postId, week, people, points, isPinned },
      people: named,
    });
  }
  return [...lines.values()];
}

interface Names {
  region(code: string): string;
  family(id: string): string;
}

function limitNamer({ receivers }: PlanInput, solution: { routeName(id: string): string }, names: Names) {
  const receiverNames = new Map(receivers.map(({ id, name }) => [id, name]));
  return ({ kind, id, week }: LimitRef) => {
    const name =
      kind === 'county'
        ? names.region(id)
        : kind === 'route'
          ? solution.routeName(id)
          : kind === 'beds'
            ? (receiverNames.get(id) ?? id)
            : kind === 'family'
              ? names.family(id)
              : '';
    return { kind, id, week, name };
  };
}

const sumBy = <T>(items: T[], keyOf: (item: T) => string, countOf: (item: T) => number) => {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + countOf(item));
  return (key: string) => sums.get(key) ?? 0;
};

/** The solution in the words of the place, without persons; these stand beside it, line by line. */
export function resultOf(
  input: PlanInput,
  { verdict, pairsLeftOut, solveMs }: Solution & { verdict: Allocation },
  context: { asOf: string; names: Names; routeName(id: string): string },
): { result: Result; people: string[][] } {
  const { names, asOf } = context;
  const lines = linesOf(verdict.moves, input.groups);
  const limit = limitNamer(input, context, names);
  const available = sumBy(
    input.groups,
    ({ countyCode }) => countyCode,
    ({ members }) => members.length,
  );
  const demand = sumBy(
    input.posts,
    ({ parkId }) => parkId,
    (post) => post.demand,
  );
  const enterpriseNames = new Map(input.posts.map((post) => [post.enterpriseId, post.enterpriseName]));
  const { method, isOptimal, pointsBound, gap, linearProblem } = verdict.proof;
  const result: Result = {
    asOf,
    weeks: input.weeks,
    counties: input.countyCodes.map((code) => ({
      id: code,
      name: names.region(code),
      available: available(code),
    })),
    receivers: input.receivers.map((each) => ({ ...each, demand: demand(each.id) })),
    posts: input.posts.map(({ id, title, enterpriseName, parkId, demand: wanted, fromWeek, toWeek }) => ({
      id,
      title,
      enterpriseName,
      receiverId: parkId,
      demand: wanted,
      fromWeek,
      toWeek,
    })),
    lines: lines.map(({ line }) => ({ ...line, townName: names.region(line.townCode) })),
    available: input.groups.reduce((sum, { members }) => sum + members.length, 0),
    demand: input.posts.reduce((sum, post) => sum + post.demand, 0),
    groups: input.groups.length,
    totals: verdict.totals,
    proof: { method, isOptimal, pointsBound, gap, linearProblem, pairsLeftOut },
    floors: verdict.floors.map((each) => ({ ...each, name: enterpriseNames.get(each.id) ?? each.id })),
    targets: verdict.targets.map((each) => ({ ...each, name: names.region(each.id) })),
    unmet: verdict.unmet.map(({ reasons, ...each }) => ({
      ...each,
      reasons: reasons.map((reason) => ({ ...reason, limit: reason.limit && limit(reason.limit) })),
    })),
    usedUp: verdict.usedUp.map((each) => ({ ...each, limit: limit(each.limit) })),
    breaches: verdict.breaches.map((each) => ({ ...each, limit: limit(each.limit) })),
    overridesLost: input.overridesLost,
    solveMs,
  };
  return { result, people: lines.map(({ people }) => people) };
}
