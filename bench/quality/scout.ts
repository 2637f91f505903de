import {
  bagMatch,
  bagsOf,
  bagsOfApplicants,
  bagsOfChoices,
  companions,
  type Links,
  learnTastes,
  linksOf,
  popular,
  type Signal,
  tastes,
  usualHeight,
  vocabularyOf,
  type WeightedSignal,
} from '#engines/matching/behaviour/index.ts';
import { cellOf, type Row, readTable, readText } from './csv.ts';
import { itemKnn, userKnn } from './peers.ts';
import { splitOf } from './split.ts';
import type { Goal, QualityTask } from './task.ts';

/** Directions of taste; found on pairs held back inside the training part. */
const TASTE_RANK = 300;
const WEIGHTS = { companions: 1, tastes: 2, similar: 0.6, applicantsAlike: 0.25 };

const GOALS = {
  all: [
    { direction: 'posts', figure: 'at5', peer: 0.1313, target: 0.136 },
    { direction: 'posts', figure: 'at20', peer: 0.2805, target: 0.29 },
  ],
  given: [
    { direction: 'posts', figure: 'at5', peer: 0.1224, target: 0.131 },
    { direction: 'posts', figure: 'at20', peer: 0.2776, target: 0.288 },
    { direction: 'people', figure: 'at5', peer: 0.0763, target: 0.085 },
    { direction: 'people', figure: 'at20', peer: 0.1969, target: 0.215 },
  ],
} satisfies Record<string, Goal[]>;

const numbered = (rows: readonly Row[], column: string): Map<string, number> =>
  new Map(rows.map((row, at) => [cellOf(row, column), at]));

const wordsIn = (row: Row, column: string): string[] => cellOf(row, column).split(';').filter(Boolean);

/** Parts of the score, each divided by its usual height, in the weights found. */
function partsOf(links: Links, resumes: readonly Row[], posts: readonly Row[]): WeightedSignal[] {
  const asked = posts.map((row) => wordsIn(row, 'check_box_keyword'));
  const postBags = bagsOf(asked, vocabularyOf(asked, 'rare'));
  const offered = resumes.map((row) => wordsIn(row, 'text_keyword'));
  const peopleBags = bagsOf(offered, vocabularyOf(offered, 'rare'));
  const part = (signal: Signal, weight: number) => ({
    signal,
    weight: weight / usualHeight(signal, links.people, links.posts),
  });
  return [
    part(companions(links), WEIGHTS.companions),
    part(tastes(learnTastes(links, TASTE_RANK)), WEIGHTS.tastes),
    part(bagMatch('similar', bagsOfChoices(links, postBags), postBags), WEIGHTS.similar),
    part(
      bagMatch('applicantsAlike', peopleBags, bagsOfApplicants(links, peopleBags)),
      WEIGHTS.applicantsAlike,
    ),
  ];
}

/** .8 user + .2 item CF: the line that reproduces the published figure. */
function blended(user: Signal, item: Signal): Signal {
  return {
    name: '.8 user + .2 item',
    scorePosts(person, points) {
      const other = new Float32Array(points.length);
      user.scorePosts(person, points);
      item.scorePosts(person, other);
      for (let post = 0; post < points.length; post += 1)
        points[post] = 0.8 * (points[post] ?? 0) + 0.2 * (other[post] ?? 0);
    },
  };
}

/** Scout: applications in the textile trade. */
export async function scoutTasks(dir: string): Promise<QualityTask[]> {
  const resumes = await readTable(dir, 'resume');
  const posts = await readTable(dir, 'recruitment');
  const people = numbered(resumes, 'resume_seq');
  const jobs = numbered(posts, 'recruitment_seq');
  const applied = (await readText(dir, 'apply_dev')) === null ? 'apply' : 'apply_dev';
  const pairs = (await readTable(dir, applied)).map((row) => {
    const pair = [people.get(cellOf(row, 'resume_seq')), jobs.get(cellOf(row, 'recruitment_seq'))] as const;
    if (pair[0] === undefined || pair[1] === undefined) throw new Error('an application names nobody');
    return [pair[0], pair[1]] as const;
  });
  const split = await splitOf(dir, pairs, people, jobs);
  const links = linksOf(people.size, jobs.size, split.train);
  const user = userKnn(links);
  const item = itemKnn(links);
  return [
    {
      title: 'Scout',
      links,
      test: split.test,
      unknown: split.unknown,
      ours: partsOf(links, resumes, posts),
      isRelative: false,
      peers: [blended(user, item), user, item, popular(links)],
      goals: split.isGiven && split.test.length < people.size / 2 ? GOALS.given : GOALS.all,
      isListed: () => true,
      note: split.isGiven ? '' : 'split made here: thinner training than where the goals were set',
    },
  ];
}
