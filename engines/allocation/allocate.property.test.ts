import fc from 'fast-check';
import highsPackage from 'highs';
import { describe, expect, it } from 'vitest';
import { allocate, highsSolver } from './index.ts';
import { groupOf, optionsOf, postOf, solvedOf } from './sample.ts';
import type { Allocation, AllocationPlan, Totals } from './types.ts';

// The package's types speak of its CommonJS build, Node loads the other.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const highs = await loadHighs();
const linear = highsSolver(highs, { timeLimit: 20 });

const pick = (names: string[]) => fc.constantFrom(...names);
const counties = ['c0', 'c1'];
const parks = ['p0', 'p1', 'p2'];
const enterprises = ['e0', 'e1', 'e2'];
const ids = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

interface Features {
  weeks: number;
  hasRoutes: boolean;
  hasFamilies: boolean;
  hasPins: boolean;
}

function planArbitrary({ weeks, hasRoutes, hasFamilies, hasPins }: Features): fc.Arbitrary<AllocationPlan> {
  const week = fc.nat(weeks - 1);
  const byWeek = (max: number) => fc.array(fc.nat(max), { minLength: weeks, maxLength: weeks });
  const group = fc.record({
    countyId: pick(counties),
    size: fc.nat(5),
    readyWeek: week,
    needsBed: fc.boolean(),
    onlyParkIds: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(parks) },
    ),
  });
  const post = fc.record({
    enterpriseId: pick(enterprises),
    parkId: pick(parks),
    demand: fc.nat(6),
    weeks: fc.tuple(week, week).map((pair) => pair.toSorted((a, b) => a - b)),
  });
  const route = fc.record({ seats: byWeek(6), parkIds: fc.subarray(parks) });
  return fc
    .record({
      groups: fc.array(group, { minLength: 1, maxLength: 6 }),
      posts: fc.array(post, { minLength: 1, maxLength: 6 }),
      links: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(30)), { maxLength: 20 }),
      capacities: fc.array(fc.option(fc.nat(10)), { minLength: 2, maxLength: 2 }),
      targets: fc.array(fc.oneof(fc.constant(0), fc.nat(12)), { minLength: 2, maxLength: 2 }),
      beds: fc.array(fc.option(byWeek(8)), { minLength: 3, maxLength: 3 }),
      small: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      floor: fc.option(fc.nat(10)),
      routes: fc.array(route, { minLength: 2, maxLength: 2 }),
      families: fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
      pins: fc.array(fc.record({ group: fc.nat(5), post: fc.nat(5), week, people: fc.nat(3) }), {
        maxLength: 2,
      }),
      pointsPerWeekWaited: fc.nat(4),
    })
    .map((facts) => {
      const groups = facts.groups.map(({ countyId, size, ...rest }, at) =>
        groupOf(`g${at}`, countyId, size, rest),
      );
      const posts = facts.posts.map(
        ({ enterpriseId, parkId, demand, weeks: [fromWeek = 0, toWeek = 0] }, at) =>
          postOf(`t${at}`, enterpriseId, parkId, demand, { fromWeek, toWeek }),
      );
      const taken = new Set<number>();
      const families = facts.families.map((members, at) => {
        const own = [...new Set(members.map((member) => member % groups.length))].filter(
          (member) => !taken.has(member),
        );
        for (const member of own) taken.add(member);
        return { id: `f${at}`, groupIds: own.map((member) => `g${member}`) };
      });
      const left = groups.map(({ size }) => size);
      const pins = facts.pins.map((pin) => {
        const at = pin.group % groups.length;
        const people = Math.min(pin.people, left[at] ?? 0);
        left[at] = (left[at] ?? 0) - people;
        return {
          groupId: `g${at}`,
          postId: `t${pin.post % posts.length}`,
          week: pin.week,
          people,
          points: 7,
        };
      });
      return {
        weeks,
        pointsPerWeekWaited: facts.pointsPerWeekWaited,
        floorShare: facts.floor === null ? null : { numerator: facts.floor, denominator: 10 },
        counties: counties.map((id, at) => ({
          id,
          capacity: facts.capacities[at] ?? null,
          target: facts.targets[at] ?? 0,
        })),
        groups,
        families: hasFamilies ? families : [],
        parks: parks.map((id, at) => ({ id, beds: facts.beds[at] ?? null })),
        enterprises: enterprises.map((id, at) => ({ id, isSmall: facts.small[at] ?? false })),
        posts,
        routes: hasRoutes
          ? facts.routes.map(({ seats, parkIds }, at) => ({
              id: `r${at}`,
              countyId: `c${at}`,
              parkIds,
              seats,
            }))
          : [],
        options: optionsOf(
          facts.links.map(([from, to, points]) => [from % groups.length, to % posts.length, points] as const),
        ),
        pins: hasPins ? pins : [],
      };
    });
}

const simple = planArbitrary({ weeks: 1, hasRoutes: false, hasFamilies: false, hasPins: false });
const complete = planArbitrary({ weeks: 3, hasRoutes: true, hasFamilies: true, hasPins: true });
const withPins = planArbitrary({ weeks: 2, hasRoutes: true, hasFamilies: false, hasPins: true });

interface Way {
  group: number;
  post: number;
  week: number;
  points: number;
}

/** Every move the plan allows, read from the plan alone. */
function waysOf(plan: AllocationPlan): Way[] {
  return Array.from(plan.options.group).flatMap((group, at) => {
    const post = plan.options.post[at] ?? 0;
    const points = plan.options.points[at] ?? 0;
    const { readyWeek = 0, onlyParkIds = [] } = plan.groups[group] ?? {};
    const { fromWeek = 0, toWeek = 0, parkId = '' } = plan.posts[post] ?? {};
    if (onlyParkIds.length && !onlyParkIds.includes(parkId)) return [];
    const first = Math.max(readyWeek, fromWeek);
    return Array.from({ length: Math.max(0, toWeek - first + 1) }, (_, late) => ({
      group,
      post,
      week: first + late,
      points: points - plan.pointsPerWeekWaited * late,
    }));
  });
}

interface Side {
  of: (way: { groupId: string; postId: string; week: number }) => boolean;
  capacity: number;
}

/** Every capacity of the plan as a set of moves. */
function capacitiesOf(plan: AllocationPlan): Side[] {
  const group = new Map(plan.groups.map((each) => [each.id, each]));
  const post = new Map(plan.posts.map((each) => [each.id, each]));
  const weeks = ids('', plan.weeks).map(Number);
  return [
    ...plan.groups.map(({ id, size }) => ({
      of: (way: { groupId: string }) => way.groupId === id,
      capacity: size,
    })),
    ...plan.posts.map(({ id, demand }) => ({
      of: (way: { postId: string }) => way.postId === id,
      capacity: demand,
    })),
    ...plan.counties.flatMap(({ id, capacity }) =>
      capacity === null
        ? []
        : [{ of: (way: { groupId: string }) => group.get(way.groupId)?.countyId === id, capacity }],
    ),
    ...plan.routes.flatMap(({ countyId, parkIds, seats }) =>
      weeks.map((week) => ({
        of: (way: { groupId: string; postId: string; week: number }) =>
          way.week === week &&
          group.get(way.groupId)?.countyId === countyId &&
          parkIds.includes(post.get(way.postId)?.parkId ?? ''),
        capacity: seats[week] ?? 0,
      })),
    ),
    ...plan.parks.flatMap(({ id, beds }) =>
      weeks.map((week) => ({
        of: (way: { groupId: string; postId: string; week: number }) =>
          way.week <= week &&
          (group.get(way.groupId)?.needsBed ?? false) &&
          post.get(way.postId)?.parkId === id,
        capacity: beds?.[week] ?? Number.POSITIVE_INFINITY,
      })),
    ),
  ];
}

/** Capacities the allocation breaks beyond what pins alone already break. */
function brokenBy(plan: AllocationPlan, { moves }: Allocation): number {
  const sum = (list: readonly { people: number }[]) => list.reduce((total, { people }) => total + people, 0);
  return capacitiesOf(plan).filter(({ of, capacity }) => {
    const pinned = sum(plan.pins.filter(of));
    return sum(moves.filter(of)) > Math.max(capacity, pinned);
  }).length;
}

/** The same question as text for HiGHS, goal after goal; pins left out. */
function oracleTotals(plan: AllocationPlan): Omit<Totals, 'placed'> {
  const ways = waysOf(plan);
  const named = ways.map(({ group, post, week }) => ({ groupId: `g${group}`, postId: `t${post}`, week }));
  const sumWhere = (of: Side['of']) => named.flatMap((way, at) => (of(way) ? [`x${at}`] : [])).join(' + ');
  const rows = capacitiesOf(plan)
    .filter(({ of, capacity }) => Number.isFinite(capacity) && sumWhere(of))
    .map(({ of, capacity }) => `${sumWhere(of)} <= ${capacity}`);
  const share = plan.floorShare;
  const goals = [
    ...plan.enterprises.map(({ id, isSmall }, at) => {
      const own = plan.posts.filter(({ enterpriseId }) => enterpriseId === id);
      const demand = own.reduce((sum, each) => sum + each.demand, 0);
      const goal = isSmall && share ? Math.ceil((demand * share.numerator) / share.denominator) : 0;
      return {
        name: `sf${at}`,
        rank: 'f',
        goal,
        sum: sumWhere(({ postId }) => own.some((each) => each.id === postId)),
      };
    }),
    ...plan.counties.map(({ id, target }, at) => ({
      name: `st${at}`,
      rank: 't',
      goal: target,
      sum: sumWhere(({ groupId }) => plan.groups.find((each) => each.id === groupId)?.countyId === id),
    })),
  ];
  for (const { name, goal, sum } of goals) rows.push(`${sum ? `${sum} + ` : ''}${name} >= ${goal}`);
  const choices: string[] = [];
  const parkOf = new Map(plan.posts.map(({ id, parkId }) => [id, parkId]));
  const places = parks.flatMap((park) => ids('', plan.weeks).map((week) => ({ park, week: Number(week) })));
  for (const [at, { groupIds }] of plan.families.entries()) {
    const own = places.map((_, place) => `y${at}_${place}`);
    for (const [place, { park, week }] of places.entries())
      for (const member of plan.groups.filter(({ id }) => groupIds.includes(id))) {
        const sum = sumWhere(
          (way) => way.groupId === member.id && way.week === week && parkOf.get(way.postId) === park,
        );
        if (member.size > 0) rows.push(`${sum ? `${sum} - ` : '- '}${member.size} ${own[place]} = 0`);
      }
    rows.push(`${own.join(' + ')} <= 1`);
    choices.push(...own);
  }
  const lacking = (rank: string) =>
    goals
      .filter((each) => each.rank === rank)
      .map(({ name }) => name)
      .join(' + ');
  const integers = [...ways.map((_, at) => `x${at}`), ...goals.map(({ name }) => name), ...choices].join(' ');
  const solve = (objective: string, more: string[]) => {
    const text = `Minimize\n obj: ${objective}\nSubject To\n${[...rows, ...more].map((row, at) => ` r${at}: ${row}`).join('\n')}\nGeneral\n ${integers}\nEnd`;
    const { ObjectiveValue, Status } = highs.solve(text, { output_flag: false, mip_rel_gap: 0 });
    if (Status !== 'Optimal') throw new Error(`${Status}\n${text}`);
    return Math.round(ObjectiveValue);
  };
  const floorShortfall = solve(lacking('f'), []);
  const kept = [`${lacking('f')} <= ${floorShortfall}`];
  const targetShortfall = solve(lacking('t'), kept);
  kept.push(`${lacking('t')} <= ${targetShortfall}`);
  const points = ways
    .map(({ points: worth }, at) => `${worth > 0 ? '-' : '+'} ${Math.abs(worth)} x${at}`)
    .join(' ');
  return { floorShortfall, targetShortfall, points: points ? 0 - solve(points, kept) : 0 };
}

const runs = { numRuns: 150 };

describe('派送方案的规律', () => {
  it('不带班次和家庭的计划，网络算法的结果与 HiGHS 分毫不差', () => {
    fc.assert(
      fc.property(simple, (plan) => {
        const { totals, proof } = solvedOf(allocate(plan, linear));
        expect(totals).toMatchObject(oracleTotals(plan));
        expect(proof).toMatchObject({ isOptimal: true, gap: 0 });
      }),
      runs,
    );
  });

  it('带逐周班车、床位和家庭的计划，结果与另写的 HiGHS 模型分毫不差', () => {
    fc.assert(
      fc.property(planArbitrary({ weeks: 3, hasRoutes: true, hasFamilies: true, hasPins: false }), (plan) => {
        const { totals, proof } = solvedOf(allocate(plan, linear));
        expect(totals).toMatchObject(oracleTotals(plan));
        expect(proof).toMatchObject({ isOptimal: true, gap: 0 });
      }),
      runs,
    );
  });

  it('任何方案都不突破座位、床位、需求和人数，也不违背本人意愿和时间', () => {
    fc.assert(
      fc.property(complete, fc.boolean(), (plan, isSolverGiven) => {
        const allocation = solvedOf(allocate(plan, isSolverGiven ? linear : null));
        expect(brokenBy(plan, allocation)).toBe(0);
        const allowed = new Set(waysOf(plan).map(({ group, post, week }) => `g${group} t${post} ${week}`));
        for (const { groupId, postId, week, isPinned, people } of allocation.moves) {
          expect(Number.isSafeInteger(people) && people > 0).toBe(true);
          if (!isPinned) expect(allowed).toContain(`${groupId} ${postId} ${week}`);
        }
      }),
      runs,
    );
  });

  it('一家人要么同一周去同一园区，要么都不动身', () => {
    fc.assert(
      fc.property(
        planArbitrary({ weeks: 2, hasRoutes: true, hasFamilies: true, hasPins: false }),
        fc.boolean(),
        (plan, isSolverGiven) => {
          const { moves } = solvedOf(allocate(plan, isSolverGiven ? linear : null));
          const parkOf = new Map(plan.posts.map(({ id, parkId }) => [id, parkId]));
          for (const { groupIds } of plan.families) {
            const own = moves.filter(({ groupId }) => groupIds.includes(groupId));
            const size = plan.groups.reduce(
              (sum, { id, size: people }) => sum + (groupIds.includes(id) ? people : 0),
              0,
            );
            const gone = own.reduce((sum, { people }) => sum + people, 0);
            expect([0, size]).toContain(gone);
            expect(
              new Set(own.map(({ postId, week }) => `${parkOf.get(postId)} ${week}`)).size,
            ).toBeLessThanOrEqual(1);
          }
        },
      ),
      runs,
    );
  });

  it('人工指定的都照办，超出的限额逐条列明', () => {
    fc.assert(
      fc.property(withPins, (plan) => {
        const { moves, breaches } = solvedOf(allocate(plan, linear));
        const pinned = moves.filter(({ isPinned }) => isPinned);
        const bare = (list: readonly { groupId: string; postId: string; week: number; people: number }[]) =>
          list
            .filter(({ people }) => people > 0)
            .map(({ groupId, postId, week, people }) => [groupId, postId, week, people]);
        expect(bare(pinned)).toEqual(bare(plan.pins));
        const broken = capacitiesOf(plan).filter(
          ({ of, capacity }) => plan.pins.filter(of).reduce((sum, { people }) => sum + people, 0) > capacity,
        );
        expect(breaches).toHaveLength(broken.length);
      }),
      runs,
    );
  });

  it('没有线性求解器时，方案不好过上限，也不好过最优', () => {
    fc.assert(
      fc.property(complete, (plan) => {
        const byHand = solvedOf(allocate(plan));
        const best = solvedOf(allocate(plan, linear));
        expect(best.proof.isOptimal).toBe(true);
        expect(byHand.proof.pointsBound).toBeGreaterThanOrEqual(byHand.totals.points);
        expect(byHand.proof.floorShortfallBound).toBeLessThanOrEqual(best.totals.floorShortfall);
        expect(byHand.totals.floorShortfall).toBeGreaterThanOrEqual(best.totals.floorShortfall);
        if (byHand.totals.floorShortfall > best.totals.floorShortfall) return;
        expect(byHand.totals.targetShortfall).toBeGreaterThanOrEqual(best.totals.targetShortfall);
        if (byHand.totals.targetShortfall > best.totals.targetShortfall) return;
        expect(byHand.totals.points).toBeLessThanOrEqual(best.totals.points);
      }),
      runs,
    );
  });

  it('限额加一的好处，与真加一个再算的结果相同', () => {
    fc.assert(
      fc.property(simple, (plan) => {
        const before = solvedOf(allocate(plan, linear));
        for (const { limit, gain } of before.usedUp) {
          if (!gain) continue;
          const more = (each: { id: string }) => (each.id === limit.id ? 1 : 0);
          const after = solvedOf(
            allocate(
              {
                ...plan,
                counties: plan.counties.map((each) =>
                  limit.kind === 'county' && each.capacity !== null
                    ? { ...each, capacity: each.capacity + more(each) }
                    : each,
                ),
                parks: plan.parks.map((each) =>
                  limit.kind === 'beds' && each.beds
                    ? { ...each, beds: each.beds.map((beds) => beds + more(each)) }
                    : each,
                ),
              },
              linear,
            ),
          );
          const { floorShortfall, targetShortfall, points } = after.totals;
          expect(gain).toMatchObject({
            floorShortfall: floorShortfall - before.totals.floorShortfall,
            targetShortfall: targetShortfall - before.totals.targetShortfall,
            points: points - before.totals.points,
          });
        }
      }),
      runs,
    );
  });
});
