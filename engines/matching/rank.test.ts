import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#engines/calendar/index.ts';
import {
  type Candidate,
  checkHardLimits,
  type Ranked,
  rankForCandidate,
  rankForVacancy,
  scorePair,
  type Vacancy,
} from './index.ts';
import { anyPerson, anyPost } from './test-fixture.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from './sample.ts';
import { createTopK } from './top-k.ts';

const region = fc.constantFrom(
  '510503100001',
  '510503100002',
  '510503101001',
  '510524100001',
  '110101001001',
);
const occupation = fc.constantFrom('6-25-04-01', '6-25-04-02', '4-02-01-01');
const day = fc.integer({ min: -200, max: 60 }).map((n) => addDays(AS_OF, n));
const pay = fc.integer({ min: 2000, max: 6000 }).map((yuan) => yuan * 100);
const ranges = { region, occupation, day, pay };
const candidate: fc.Arbitrary<Candidate> = fc.record({ id: fc.uuid(), ...anyPerson(ranges) });
const vacancy: fc.Arbitrary<Vacancy> = fc.record({ id: fc.uuid(), ...anyPost(ranges) });
// Most whole random pairs break some limit, so half the people and posts are the fitting pair, changed a little.
const person = fc.oneof(
  candidate,
  fc
    .tuple(candidate, fc.constantFrom(1, 12, 24, 36), fc.nat(60))
    .map(([{ id, payExpectedFen, groups }, months, days]) =>
      candidateWith({
        id,
        payExpectedFen,
        groups,
        experienceMonths: { '6-25-04-01': months },
        lastContactOn: addDays(AS_OF, -days),
      }),
    ),
);
const post = fc.oneof(
  vacancy,
  vacancy.map(({ id, regionCode, payMinFen, payMaxFen }) =>
    vacancyWith({ id, regionCode, payMinFen, payMaxFen }),
  ),
);
const size = fc.integer({ min: 0, max: 8 });

const byScoreThenId = (a: Ranked, b: Ranked) => b.score - a.score || (a.id < b.id ? -1 : 1);

describe('双向匹配的规律', () => {
  it('名单上没有一个人不合硬性条件，合条件的人数对得上', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person), post, size, async (people, job, k) => {
        const ranking = await rankForVacancy(people, job, settings, AS_OF, k);
        const fits = people.filter((each) => checkHardLimits(each, job, settings, AS_OF).length === 0);
        expect(ranking.considered).toBe(people.length);
        expect(ranking.eligible).toBe(fits.length);
        expect(ranking.list.length).toBe(Math.min(k, fits.length));
        const ids = new Set(fits.map(({ id }) => id));
        for (const { id } of ranking.list) expect(ids.has(id)).toBe(true);
      }),
    );
  });

  it('前几名与全部排序后取前几名完全一样，人员先后次序不影响名单', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person), post, size, async (people, job, k) => {
        const all = people
          .filter((each) => checkHardLimits(each, job, settings, AS_OF).length === 0)
          .map((each): Ranked => ({ id: each.id, ...scorePair(each, job, settings, AS_OF) }));
        const expected = all.sort(byScoreThenId).slice(0, k);
        const forward = await rankForVacancy(people, job, settings, AS_OF, k);
        const backward = await rankForVacancy(people.toReversed(), job, settings, AS_OF, k);
        expect(forward.list).toEqual(expected);
        expect(backward).toEqual(forward);
      }),
    );
  });

  it('得分等于各条理由之和，在零到一千之间，每条理由都是正整数', () => {
    fc.assert(
      fc.property(person, post, (each, job) => {
        const { score, reasons } = scorePair(each, job, settings, AS_OF);
        expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1000);
        expect(reasons.every(({ points }) => Number.isInteger(points) && points > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('同一对人和岗位，从人找岗位与从岗位找人，得分和理由一样', async () => {
    await fc.assert(
      fc.asyncProperty(person, post, async (each, job) => {
        const { list: people, ...forVacancy } = await rankForVacancy([each], job, settings, AS_OF, 1);
        const { list: jobs, ...forCandidate } = await rankForCandidate([job], each, settings, AS_OF, 1);
        expect(people.map((ranked) => ({ ...ranked, id: '' }))).toEqual(
          jobs.map((ranked) => ({ ...ranked, id: '' })),
        );
        expect(forVacancy).toEqual(forCandidate);
      }),
      { numRuns: 500 },
    );
  });

  it('工资提高、等得更久、提供宿舍，不会使任何人得分降低或被挡在外面', () => {
    fc.assert(
      fc.property(person, post, (each, job) => {
        const better = {
          ...job,
          payMinFen: job.payMinFen + 50_000,
          payMaxFen: job.payMaxFen + 50_000,
        };
        const kinder = { ...better, hasLodging: true };
        const before = scorePair(each, job, settings, AS_OF).score;
        expect(scorePair(each, kinder, settings, AS_OF).score).toBeGreaterThanOrEqual(before);
        const broken = checkHardLimits(each, job, settings, AS_OF).map(({ code }) => code);
        for (const { code } of checkHardLimits(each, kinder, settings, AS_OF)) expect(broken).toContain(code);
      }),
    );
  });

  it('一边从数据库取人一边排，与一次给全的结果一样；没有人合适时说明各被什么挡住', async () => {
    const people = ['b', 'a', 'c'].map((id) => candidateWith({ id }));
    people.push(candidateWith({ id: 'd', acceptsShift: false, hasConsent: false }));
    async function* stream() {
      yield* people;
    }
    const ranking = await rankForVacancy(stream(), vacancyWith(), settings, AS_OF, 2);
    expect(ranking).toEqual(await rankForVacancy(people, vacancyWith(), settings, AS_OF, 2));
    expect(ranking.list.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ranking).toMatchObject({
      considered: 4,
      eligible: 3,
      refusedBy: { shift: 1, noConsent: 1 },
    });
  });

  it('任意一批数里留下的前几个，就是排序后的前几个', () => {
    const limit = fc.integer({ min: -1, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 200 }), limit, (numbers, k) => {
        const best = createTopK<number>(k, (a, b) => b - a);
        for (const number of numbers) best.add(number);
        expect(best.list()).toEqual(numbers.toSorted((a, b) => b - a).slice(0, Math.max(0, k)));
      }),
    );
  });
});
