import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '#engines/regiontree/index.ts';
import {
  buildIndex,
  type Candidate,
  checkHardLimits,
  type MatchEvent,
  openSnapshot,
  rankForCandidate,
  rankForVacancy,
  type Vacancy,
} from './index.ts';
import { id, people, person, post, posts } from './test-fixture.ts';
import { AS_OF, settings as plain, rich } from './sample.ts';

const size = fc.integer({ min: 0, max: 8 });

const settings = fc.constantFrom(plain, rich, { ...rich, payIsLimit: false });

const changes: fc.Arbitrary<MatchEvent[]> = fc.array(
  fc.oneof(
    person.map((each): MatchEvent => ({ kind: 'person', person: each })),
    post.map((each): MatchEvent => ({ kind: 'post', post: each })),
    id.map((gone): MatchEvent => ({ kind: 'personGone', id: gone })),
    id.map((gone): MatchEvent => ({ kind: 'postGone', id: gone })),
  ),
  { maxLength: 25 },
);

/** The rows that a sequence of events leaves. */
function afterwards(before: Candidate[], jobs: Vacancy[], events: readonly MatchEvent[]) {
  const [left, open] = [new Map(before.map((p) => [p.id, p])), new Map(jobs.map((v) => [v.id, v]))];
  for (const event of events) {
    if (event.kind === 'person') left.set(event.person.id, event.person);
    else if (event.kind === 'post') open.set(event.post.id, event.post);
    else if (event.kind === 'personGone') left.delete(event.id);
    else open.delete(event.id);
  }
  return { people: [...left.values()], posts: [...open.values()] };
}
const sorted = <T extends { id: string }>(rows: Iterable<T>): T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('列式索引与逐对规则一致', () => {
  it('岗位找人、人找岗位：名单、得分、理由、各条件挡住的人数都与逐对计算相同', async () => {
    await fc.assert(
      fc.asyncProperty(people, posts, settings, size, async (left, jobs, how, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        for (const job of jobs) {
          const { list, ...counts } = await rankForVacancy(left, job, how, AS_OF, k);
          expect(index.topPeople(job.id, k)).toEqual(list);
          expect(index.tallyPeople(job.id)).toEqual(counts);
        }
        for (const each of left) {
          const { list } = await rankForCandidate(jobs, each, how, AS_OF, k);
          expect(index.topPosts(each.id, k)).toEqual(list);
        }
      }),
    );
  });

  it('几千人、几千个岗位时，不逐个看也与逐个看结果相同', async () => {
    const make = <T extends { id: string }>(rows: fc.Arbitrary<T>, count: number, seed: number): T[] =>
      fc.sample(rows, { numRuns: count, seed }).map((row, at) => ({ ...row, id: String(at) }));
    for (const how of [plain, rich]) {
      const [left, jobs] = [make(person, 3000, 7), make(post, 2500, 11)];
      const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
      for (let at = 0; at < 40; at += 1) {
        const [job, each] = [jobs[at * 50], left[at * 60]];
        if (!job || !each) continue;
        const { list } = await rankForVacancy(left, job, how, AS_OF, 20);
        expect(index.topPeople(job.id, 20)).toEqual(list);
        const { list: places } = await rankForCandidate(jobs, each, how, AS_OF, 20);
        expect(index.topPosts(each.id, 20)).toEqual(places);
      }
    }
  });

  it('写进索引的人员和岗位，读出来一字不差', () => {
    fc.assert(
      fc.property(people, posts, settings, (left, jobs, how) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        expect(sorted(index.people())).toEqual(sorted(left));
        expect(sorted(index.posts())).toEqual(sorted(jobs));
      }),
    );
  });

  it('增减修改任意多次以后，索引与按最后的台账重建的完全一样，没有一条名单违反硬性条件', () => {
    fc.assert(
      fc.property(people, posts, settings, changes, size, (left, jobs, how, events, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        for (const event of events) index.apply(event);
        const rows = afterwards(left, jobs, events);
        const fresh = buildIndex(rows, how, AS_OF);
        for (const { id: own } of rows.posts) {
          const list = index.topPeople(own, k);
          expect(list).toEqual(fresh.topPeople(own, k));
          expect(index.tallyPeople(own)).toEqual(fresh.tallyPeople(own));
          const [job, byPerson] = [index.post(own), (each: string) => index.person(each)];
          for (const ranked of list ?? []) {
            const each = byPerson(ranked.id);
            expect(each && job && checkHardLimits(each, job, how, AS_OF)).toEqual([]);
          }
        }
        for (const { id: own } of rows.people) {
          expect(index.topPosts(own, k)).toEqual(fresh.topPosts(own, k));
        }
        expect(sorted(index.people())).toEqual(sorted(rows.people));
        expect(sorted(index.posts())).toEqual(sorted(rows.posts));
      }),
    );
  });

  it('快照交给另一个线程打开，回答一样', () => {
    fc.assert(
      fc.property(people, posts, settings, size, (left, jobs, how, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        const other = openSnapshot(structuredClone(index.snapshot()));
        for (const { id: own } of jobs) expect(other.topPeople(own, k)).toEqual(index.topPeople(own, k));
        for (const { id: own } of left) expect(other.topPosts(own, k)).toEqual(index.topPosts(own, k));
      }),
      { numRuns: 30 },
    );
  });

  it('调整权重、剔除人员、限定户籍所在地或只看一部分人，名单和人数与对剩下的人逐对计算相同', async () => {
    const { weights } = plain;
    const moved = { ...weights, wishSame: 50, experienceSame: 350, near: { ...weights.near, far: 40 } };
    const options = fc.record({
      exclude: fc.subarray(['1', '2', '3', '4', '5', '6', '7', '8']),
      within: fc.constantFrom('510503000000', '510500000000', '510503100000'),
    });
    await fc.assert(
      fc.asyncProperty(people, posts, options, size, async (left, jobs, { exclude, within }, k) => {
        const index = buildIndex({ people: left, posts: jobs }, plain, AS_OF);
        const rest = left.filter((p) => !exclude.includes(p.id) && isWithin(p.regionCode, within));
        const jobsLeft = jobs.filter((v) => !exclude.includes(v.id));
        const how = { ...plain, weights: moved };
        for (const job of jobs) {
          const { list, ...counts } = await rankForVacancy(rest, job, how, AS_OF, k);
          expect(index.topPeople(job.id, k, { weights: moved, exclude, within })).toEqual(list);
          expect(index.tallyPeople(job.id, { exclude, within })).toEqual(counts);
          const fitting = rest.filter((each) => checkHardLimits(each, job, plain, AS_OF).length === 0);
          expect(index.fittingByDivision(job, { exclude, within })).toEqual(
            new Map(
              Map.groupBy(fitting, ({ regionCode }) => regionCode)
                .entries()
                .map(([code, all]) => [code, all.length]),
            ),
          );
          const some = index.among(rest.map((each) => each.id));
          expect(some.topPeople(job, k, { weights: moved })).toEqual(list);
          expect(some.tallyPeople(job)).toEqual(counts);
        }
        for (const each of left) {
          const { list, ...counts } = await rankForCandidate(jobsLeft, each, how, AS_OF, k);
          expect(index.topPosts(each.id, k, { weights: moved, exclude })).toEqual(list);
          expect(index.topPosts({ ...each, id: 'draft' }, k, { weights: moved, exclude })).toEqual(list);
          expect(index.tallyPosts(each, { exclude })).toEqual(counts);
        }
      }),
      { numRuns: 50 },
    );
  });
});
