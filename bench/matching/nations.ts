import { buildIndex, emptyCityResult, type MatchIndex, shardRunner } from '#engines/matching/index.ts';
import { matchCity } from '#modules/matching/server/shards/match-city.ts';
import { compileScan } from './cpp.ts';
import { runMiniSearch } from './minisearch.ts';
import { naiveTop } from './naive.ts';
import {
  AS_OF,
  candidateOf,
  makeNation,
  type Nation,
  nationSettings,
  type Reach,
  vacancyOf,
} from './nation.ts';
import { runPostgres } from './postgres.ts';
import { least, type Measured, percentile } from './measured.ts';

const K = 10;
const SEEKERS = 100_000;
const POSTS = 10_000;
const ROUNDS = 15;
const NAIVE_SEEKERS = 500;
const MINISEARCH_SEEKERS = 100;

interface Case {
  reach: Reach;
  label: string;
  goalSeconds: number;
  /** Seekers that PostgreSQL is asked for; its time is scaled up. */
  asked: number;
}
const cases: readonly Case[] = [
  { reach: 'city', label: '10 万人 × 1 万岗，各 1–3 个城市', goalSeconds: 0.4, asked: 20_000 },
  { reach: 'province', label: '10 万人 × 1 万岗，各 1–3 个省', goalSeconds: 1.7, asked: 5000 },
  { reach: 'nation', label: '10 万人 × 1 万岗，不限地区', goalSeconds: 4, asked: 1000 },
];

const idOf = (seeker: number): string => String(seeker).padStart(7, '0');
const sumOf = (scores: Int32Array): number => scores.reduce((sum, score) => sum + score, 0);

/** The same sum of scores is the same answer: all programs score alike. */
function mustAgree(program: string, sum: number, expected: number): void {
  if (sum !== expected) throw new Error(`${program}: sum of scores ${sum}, not ${expected}`);
}

/** The first seekers pair by pair; their lists must be those of the index. */
function againstPairs(nation: Nation, index: MatchIndex): { seconds: number; passing: number } {
  const started = performance.now();
  const lists = nation.seekers.slice(0, NAIVE_SEEKERS).map((seeker) => naiveTop(nation, seeker, K));
  const seconds = (performance.now() - started) / 1000;
  lists.forEach(({ best }, seeker) => {
    const found = index.bestPosts(idOf(seeker), K)?.map(({ id, score }) => [Number(id), score]);
    const expected = best.map(({ number, score }) => [number, score]);
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`seeker ${seeker}: another list`);
  });
  return {
    seconds: (seconds * nation.seekers.length) / NAIVE_SEEKERS,
    passing: lists.reduce((sum, { passing }) => sum + passing, 0) / NAIVE_SEEKERS,
  };
}

/** Ours and the C++ scan in turn, so that both see the same machine; the least of several rounds. */
function inTurn(nation: Nation, index: MatchIndex, scan: ReturnType<typeof compileScan>) {
  const snapshot = index.snapshot();
  const result = emptyCityResult(snapshot, K);
  const fill = shardRunner(snapshot, result);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    fill(0, nation.seekers.length);
    ours.push((performance.now() - started) / 1000);
    const cpp = scan?.run(nation, K, 1);
    if (!cpp) continue;
    mustAgree('C++', cpp.scoreSum, sumOf(result.scores));
    theirs.push(cpp.milliseconds / 1000);
  }
  return { ours: least(ours), cpp: scan ? least(theirs) : null, sum: sumOf(result.scores), result };
}

/** Microseconds that one person's question takes in the process, at the 99th of 100. */
function onePerson(index: MatchIndex, people: number): number {
  const times: number[] = [];
  for (let seeker = 0; seeker < people; seeker += 7) {
    const started = performance.now();
    index.bestPosts(idOf(seeker), K);
    times.push((performance.now() - started) * 1000);
  }
  return percentile(times, 0.99);
}

async function measureCase(
  { reach, label, goalSeconds, asked }: Case,
  scan: ReturnType<typeof compileScan>,
): Promise<Measured[]> {
  const nation = makeNation(SEEKERS, POSTS, reach);
  const rows = {
    people: nation.seekers.map((each, at) => candidateOf(each, at, reach)),
    posts: nation.posts.map(vacancyOf),
  };
  const index = buildIndex(rows, nationSettings, AS_OF);
  const pairs = againstPairs(nation, index);
  const { ours, cpp, sum, result } = inTurn(nation, index, scan);
  const started = performance.now();
  const two = await matchCity(index.snapshot(), K, { threads: 2 });
  const twoSeconds = (performance.now() - started) / 1000;
  mustAgree('two threads', sumOf(two.scores), sum);
  const firstSum = (seekers: number) => {
    let total = 0;
    for (let seeker = 0; seeker < seekers; seeker += 1) {
      for (const { score } of index.bestPosts(idOf(seeker), K) ?? []) total += score;
    }
    return total;
  };
  const postgres = await runPostgres(nation, K, asked);
  mustAgree('PostgreSQL', postgres.scoreSum, firstSum(asked));
  const mini = runMiniSearch(nation, K, MINISEARCH_SEEKERS);
  mustAgree('MiniSearch', mini.scoreSum, firstSum(MINISEARCH_SEEKERS));
  const scaled = (milliseconds: number, seekers: number) => (milliseconds / 1000) * (SEEKERS / seekers);
  const p99 = onePerson(index, SEEKERS);
  return [
    {
      label,
      unit: 's',
      goal: goalSeconds,
      value: ours,
      peers: {
        cpp,
        postgres: scaled(postgres.milliseconds, asked),
        minisearch: scaled(mini.milliseconds, MINISEARCH_SEEKERS),
        pairs: pairs.seconds,
      },
      note: `每人平均 ${Math.round(pairs.passing)} 岗合条件，平均总分 ${(sum / SEEKERS).toFixed(2)}，共 ${result.scores.length} 格`,
    },
    { label: '  两个线程（含启动）', unit: 's', goal: null, value: twoSeconds },
    { label: '  一人一次，p99', unit: 'µs', goal: 50, value: p99 },
  ];
}

/** The jobs of the whole country: every program gives the same answers, or the run ends. */
export async function measureNations(say: (line: string) => void): Promise<Measured[]> {
  const scan = compileScan();
  const measured: Measured[] = [];
  try {
    for (const each of cases) {
      say(each.label);
      measured.push(...(await measureCase(each, scan)));
    }
  } finally {
    scan?.remove();
  }
  return measured;
}
