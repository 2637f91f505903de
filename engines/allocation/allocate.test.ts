import highsPackage from 'highs';
import { describe, expect, it } from 'vitest';
import { allocate, highsSolver } from './index.ts';
import { groupOf, optionsOf, planWith, postOf, solvedOf } from './sample.ts';

// The package's types speak of its CommonJS build, Node loads the other.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const linear = highsSolver(await loadHighs(), { timeLimit: 20 });

describe('市里编排派送方案', () => {
  it('按分数派人，列出每个去向，并证明没有更好的方案', () => {
    const { moves, totals, proof } = solvedOf(allocate(planWith()));
    expect(moves).toEqual([
      { groupId: 'sewers', postId: 'line', week: 0, people: 10, points: 900, isPinned: false },
      { groupId: 'welders', postId: 'line', week: 0, people: 2, points: 160, isPinned: false },
      { groupId: 'welders', postId: 'yard', week: 0, people: 4, points: 280, isPinned: false },
    ]);
    expect(totals).toEqual({ points: 1340, placed: 16, floorShortfall: 0, targetShortfall: 0 });
    expect(proof).toMatchObject({ method: 'network', isOptimal: true, gap: 0, pointsBound: 1340 });
  });

  it('小微企业先保底，再算分数', () => {
    const plan = planWith({ floorShare: { numerator: 3, denominator: 10 } });
    const { floors, totals } = solvedOf(allocate(plan));
    expect(floors).toEqual([{ id: 'small', goal: 2, placed: 2, shortfall: 0 }]);
    expect(totals.points).toBe(1340 - 2 * 30 + 2 * 80 - 2 * 70);
  });

  it('保底够不着时只放宽够不着的那部分，并写明缺谁、缺几人', () => {
    const plan = planWith({
      floorShare: { numerator: 1, denominator: 1 },
      groups: [groupOf('sewers', 'east', 3), groupOf('welders', 'west', 6)],
    });
    const { floors, unmet, proof } = solvedOf(allocate(plan));
    expect(floors).toEqual([{ id: 'small', goal: 4, placed: 3, shortfall: 1 }]);
    expect(proof).toMatchObject({ isOptimal: true, floorShortfallBound: 1 });
    const noCandidate = { code: 'noCandidate', people: 0, limit: null };
    expect(unmet.find(({ postId }) => postId === 'bench')).toEqual({
      postId: 'bench',
      unmet: 1,
      reasons: [noCandidate],
    });
  });

  it('县里的输送目标先于分数', () => {
    const plan = planWith({
      counties: [
        { id: 'east', capacity: null, target: 0 },
        { id: 'west', capacity: null, target: 6 },
      ],
      options: optionsOf([
        [0, 0, 90],
        [1, 0, 10],
      ]),
    });
    const { targets, totals } = solvedOf(allocate(plan));
    expect(targets).toEqual([{ id: 'west', goal: 6, placed: 6, shortfall: 0 }]);
    expect(totals.points).toBe(6 * 90 + 6 * 10);
  });

  it('床位不够时说明卡在哪个园区，再加一张床能多派几人', () => {
    const plan = planWith({
      parks: [
        { id: 'lake', beds: [7] },
        { id: 'hill', beds: null },
      ],
    });
    const { unmet, usedUp } = solvedOf(allocate(plan));
    const beds = { kind: 'beds', id: 'lake', week: 0 };
    expect(unmet[0]).toEqual({
      postId: 'line',
      unmet: 5,
      reasons: [
        { code: 'limit', people: 4, limit: beds },
        { code: 'placedElsewhere', people: 5, limit: null },
      ],
    });
    expect(usedUp).toEqual([
      { limit: beds, capacity: 7, gain: { points: 90, placed: 1, floorShortfall: 0, targetShortfall: 0 } },
    ]);
  });

  it('没人愿去、没人能去和来得太晚，各有各的说法', () => {
    const plan = planWith({
      weeks: 2,
      groups: [
        groupOf('sewers', 'east', 10, { onlyParkIds: ['hill'] }),
        groupOf('welders', 'west', 6, { readyWeek: 1 }),
      ],
      posts: [
        postOf('line', 'big', 'lake', 1),
        postOf('bench', 'small', 'lake', 1),
        postOf('yard', 'other', 'hill', 1),
      ],
      options: optionsOf([
        [0, 0, 90],
        [1, 2, 70],
      ]),
    });
    const { unmet, moves } = solvedOf(allocate(plan));
    expect(moves).toEqual([]);
    expect(
      unmet.map(({ postId, reasons }) => [postId, reasons.map(({ code, people }) => [code, people])]),
    ).toEqual([
      ['line', [['wish', 10]]],
      ['bench', [['noCandidate', 0]]],
      ['yard', [['tooLate', 6]]],
    ]);
  });

  it('班车坐不下就顺延到下一周', () => {
    const plan = planWith({
      weeks: 2,
      pointsPerWeekWaited: 1,
      posts: [postOf('line', 'big', 'lake', 20, { toWeek: 1 })],
      routes: [{ id: 'bus', countyId: 'east', parkIds: ['lake'], seats: [6, 6] }],
      options: optionsOf([[0, 0, 90]]),
    });
    const { moves, proof } = solvedOf(allocate(plan, linear));
    expect(moves.map(({ week, people }) => [week, people])).toEqual([
      [0, 6],
      [1, 4],
    ]);
    expect(proof.isOptimal).toBe(true);
  });

  it('车当天坏了：已定的人照旧，其余重排，坏掉的那班谁也不多派', () => {
    const seats = (first: number) => [{ id: 'bus', countyId: 'east', parkIds: ['lake'], seats: [first, 10] }];
    const plan = planWith({
      weeks: 2,
      pointsPerWeekWaited: 5,
      posts: [postOf('line', 'big', 'lake', 12, { toWeek: 1 })],
      routes: seats(10),
      options: optionsOf([[0, 0, 90]]),
    });
    expect(solvedOf(allocate(plan, linear)).moves).toMatchObject([{ week: 0, people: 10 }]);
    const departed = [{ groupId: 'sewers', postId: 'line', week: 0, people: 4, points: 90 }];
    const { moves, breaches } = solvedOf(allocate({ ...plan, routes: seats(0), pins: departed }, linear));
    expect(moves).toMatchObject([
      { week: 0, people: 4, isPinned: true },
      { week: 1, people: 6, isPinned: false },
    ]);
    expect(breaches).toEqual([{ limit: { kind: 'route', id: 'bus', week: 0 }, capacity: 0, pinned: 4 }]);
  });

  it('夫妻两人宁可一起去分数低的园区，也不分开', () => {
    const plan = planWith({
      groups: [groupOf('wife', 'east', 1), groupOf('husband', 'east', 1)],
      families: [{ id: 'couple', groupIds: ['wife', 'husband'] }],
      options: optionsOf([
        [0, 0, 90],
        [0, 2, 40],
        [1, 2, 80],
      ]),
    });
    const { moves, proof } = solvedOf(allocate(plan, linear));
    expect(moves.map(({ groupId, postId }) => [groupId, postId])).toEqual([
      ['wife', 'yard'],
      ['husband', 'yard'],
    ]);
    expect(proof).toMatchObject({ method: 'linear', isOptimal: true, gap: 0 });
    const byHand = solvedOf(allocate(plan));
    expect(byHand.totals.points).toBe(120);
    expect(byHand.proof).toMatchObject({ method: 'relaxation', isOptimal: false, gap: 50 });
  });

  it('只给家里一人指定了去处，另一人去不了，要单独提醒', () => {
    const plan = planWith({
      groups: [groupOf('wife', 'east', 1), groupOf('husband', 'east', 1)],
      families: [{ id: 'couple', groupIds: ['wife', 'husband'] }],
      options: optionsOf([[1, 2, 80]]),
      pins: [{ groupId: 'wife', postId: 'line', week: 0, people: 1, points: 90 }],
    });
    expect(solvedOf(allocate(plan, linear)).breaches).toEqual([
      { limit: { kind: 'family', id: 'couple', week: null }, capacity: 2, pinned: 1 },
    ]);
  });

  it('一万个一模一样的岗位也排得出来', () => {
    const posts = Array.from({ length: 10_000 }, (_, at) => postOf(`post${at}`, 'big', 'lake', 1));
    const plan = planWith({
      groups: [groupOf('sewers', 'east', 6000), groupOf('welders', 'west', 6000)],
      posts,
      options: optionsOf(posts.flatMap((_, at) => [[0, at, 50] as const, [1, at, 50] as const])),
    });
    const { totals, proof } = solvedOf(allocate(plan));
    expect(totals).toMatchObject({ placed: 10_000, points: 500_000 });
    expect(proof.isOptimal).toBe(true);
  });

  it('线性求解器出错，方案仍给出，并写明没能证明最优', () => {
    const plan = planWith({
      groups: [groupOf('wife', 'east', 1), groupOf('husband', 'east', 1)],
      families: [{ id: 'couple', groupIds: ['wife', 'husband'] }],
      options: optionsOf([[0, 0, 90]]),
    });
    const broken = highsSolver(
      {
        createModel: () => {
          throw new Error('out of memory');
        },
      },
      { timeLimit: 1 },
    );
    const { proof, moves } = solvedOf(allocate(plan, broken));
    expect(moves).toEqual([]);
    expect(proof).toMatchObject({ isOptimal: false, linearProblem: 'Error: out of memory' });
  });

  it('没有人也没有岗位，方案就是空的', () => {
    const { moves, proof, unmet } = solvedOf(
      allocate(planWith({ groups: [], posts: [], options: optionsOf([]) })),
    );
    expect(moves).toEqual([]);
    expect(unmet).toEqual([]);
    expect(proof).toMatchObject({ isOptimal: true, gap: 0 });
  });
});

describe('数字不对的计划', () => {
  it.each([
    ['负数的人数', planWith({ groups: [groupOf('sewers', 'east', -1)] }), 'negative', '/groups/0/size'],
    [
      '半个人的需求',
      planWith({ posts: [postOf('line', 'big', 'lake', 1.5)] }),
      'notWhole',
      '/posts/0/demand',
    ],
    ['非数的分数', planWith({ options: optionsOf([[0, 0, Number.NaN]]) }), 'notWhole', '/options/points/0'],
    ['过大的分数', planWith({ options: optionsOf([[0, 0, 1e9]]) }), 'tooLarge', '/options/points/0'],
    ['不存在的岗位', planWith({ options: optionsOf([[0, 9, 1]]) }), 'unknownId', '/options/post/0'],
    ['不存在的县', planWith({ groups: [groupOf('sewers', 'north', 1)] }), 'unknownId', '/groups/0/countyId'],
    [
      '重复的岗位',
      planWith({ posts: [postOf('line', 'big', 'lake', 1), postOf('line', 'big', 'lake', 1)] }),
      'duplicateId',
      '/posts/1/id',
    ],
    [
      '周数对不上的床位',
      planWith({
        parks: [
          { id: 'lake', beds: [1, 2] },
          { id: 'hill', beds: null },
        ],
      }),
      'wrongLength',
      '/parks/0/beds',
    ],
    [
      '窗口之外的周',
      planWith({ groups: [groupOf('sewers', 'east', 1, { readyWeek: 3 })] }),
      'outOfWindow',
      '/groups/0/readyWeek',
    ],
    [
      '先止后起的岗位',
      planWith({ weeks: 3, posts: [postOf('line', 'big', 'lake', 1, { fromWeek: 2, toWeek: 1 })] }),
      'emptyWindow',
      '/posts/0',
    ],
    [
      '高于全部的保底',
      planWith({ floorShare: { numerator: 3, denominator: 2 } }),
      'shareAboveOne',
      '/floorShare',
    ],
    [
      '一人属于两家',
      planWith({
        families: [
          { id: 'a', groupIds: ['sewers'] },
          { id: 'b', groupIds: ['sewers'] },
        ],
      }),
      'twoFamilies',
      '/families/1/groupIds',
    ],
    [
      '同一县到同一园区的两条线路',
      planWith({
        routes: ['a', 'b'].map((id) => ({ id, countyId: 'east', parkIds: ['lake'], seats: [1] })),
      }),
      'twoRoutes',
      '/routes/1/parkIds',
    ],
    [
      '指定的人比实有的多',
      planWith({ pins: [{ groupId: 'sewers', postId: 'line', week: 0, people: 11, points: 0 }] }),
      'overPinned',
      '/pins/0/people',
    ],
  ])('%s被拒绝，并指出在哪里', (_, plan, code, pointer) => {
    const verdict = allocate(plan);
    expect(verdict).toMatchObject({
      state: 'refused',
      problems: expect.arrayContaining([expect.objectContaining({ code, pointer })]),
    });
  });
});
