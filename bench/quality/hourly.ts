import {
  type Choice,
  type DatedChoice,
  type Links,
  learnWeights,
  linksOf,
  type Pair,
} from '#engines/matching/behaviour/index.ts';
import { type HourlyData, readHourly } from './hourly-data.ts';
import { signalsOf } from './hourly-signals.ts';
import { lastOfEach, type Split, splitOf } from './split.ts';
import type { Goal, QualityTask } from './task.ts';

const GOALS: Goal[] = [
  { direction: 'posts', figure: 'at5', peer: 0.2111, target: 0.24 },
  { direction: 'posts', figure: 'at20', peer: 0.3736, target: 0.4 },
  { direction: 'people', figure: 'at5', peer: 0.325, target: 0.36 },
  { direction: 'people', figure: 'at20', peer: 0.5278, target: 0.56 },
];
const COLD_GOALS: Goal[] = [
  { direction: 'posts', figure: 'at5', peer: 0.0803, target: 0.1 },
  { direction: 'posts', figure: 'at20', peer: 0.1639, target: 0.19 },
];

const viewsOf = (data: HourlyData, pairs: readonly Pair[]): DatedChoice[] => {
  const kept = new Set(pairs.map(([person, post]) => person * data.jobs.length + post));
  return data.views.filter(({ person, post }) => kept.has(person * data.jobs.length + post));
};

const linksFrom = ({ seekers, jobs }: HourlyData, pairs: readonly Pair[]): Links =>
  linksOf(seekers.length, jobs.length, pairs);

/** Signals from all training pairs, in weights learned from the last choice of each inside them. */
function warmTask(data: HourlyData, { train, test, unknown, isGiven }: Split): QualityTask {
  const inner = lastOfEach(train, data.jobs.length);
  const innerLinks = linksFrom(data, inner.train);
  const { signals } = signalsOf(data, innerLinks, viewsOf(data, inner.train));
  const choices = inner.test.map(([person, post]): Choice => ({ person, post }));
  const weights = learnWeights(signals, choices, innerLinks);
  const links = linksFrom(data, train);
  const known = signalsOf(data, links, viewsOf(data, train));
  const active = new Set([...train, ...test].map(([person]) => person));
  return {
    title: 'Hourly',
    links,
    test,
    unknown,
    ours: known.signals.map((signal, at) => ({ signal, weight: weights[at] ?? 0 })),
    isRelative: true,
    peers: known.peers,
    goals: GOALS,
    isListed: (person) => active.has(person),
    note: isGiven ? '' : 'split made here',
  };
}

const isProfiled = ({ home, wishes, past }: HourlyData['seekers'][number]): boolean =>
  home.length > 0 && wishes.length + past.length > 0;

/** Those with a place and a wish or past job, as if nothing they viewed were known. */
function coldTask(data: HourlyData, { train, test, isGiven }: Split): QualityTask {
  const isCold = ([person]: Pair) => {
    const seeker = data.seekers[person];
    return seeker !== undefined && isProfiled(seeker);
  };
  const coldTest = test.filter(isCold);
  const tested = new Set(coldTest.map(([person]) => person));
  const known = train.filter(([person]) => !tested.has(person));
  // Weights come from other profiled people: each of their views, with none of their views known.
  const taught = known.filter(isCold);
  const others = known.filter((pair) => !isCold(pair));
  const teaching = signalsOf(data, linksFrom(data, others), viewsOf(data, others));
  const choices = taught.map(([person, post]): Choice => ({ person, post }));
  const weights = learnWeights(teaching.signals, choices, linksFrom(data, others));
  const links = linksFrom(data, known);
  const { signals, coldPeers } = signalsOf(data, links, viewsOf(data, known));
  return {
    title: 'Hourly, cold start',
    links,
    test: coldTest,
    unknown: 0,
    ours: signals.map((signal, at) => ({ signal, weight: weights[at] ?? 0 })),
    isRelative: true,
    peers: coldPeers,
    goals: COLD_GOALS,
    isListed: () => true,
    note: isGiven ? '' : 'split made here',
  };
}

/** Hourly jobs: views of posts with place, words, employer and time. */
export async function hourlyTasks(dir: string): Promise<QualityTask[]> {
  const data = await readHourly(dir);
  const split = await splitOf(dir, data.pairs, data.seekerNumbers, data.jobNumbers);
  return [warmTask(data, split), coldTask(data, split)];
}
