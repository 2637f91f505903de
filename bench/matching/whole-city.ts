import { buildIndex, type MatchIndex } from '#engines/matching/index.ts';
import { matchCity } from '#modules/matching/server/shards/match-city.ts';
import { AS_OF, cityPeople, cityPosts, citySettings } from './city.ts';
import { least, type Measured, machineLoad, percentile } from './measured.ts';

const K = 10;
const THREADS = 2;
const ROUNDS = 2;
const QUESTIONS = 300;
const idOf = (number: number): string => String(number).padStart(8, '0');

/** Milliseconds of each question. */
function timesOf(questions: number, ask: (at: number) => unknown): number[] {
  return Array.from({ length: questions }, (_, at) => {
    const started = performance.now();
    ask(at);
    return performance.now() - started;
  });
}

function measureQuestions(index: MatchIndex, posts: number): Measured[] {
  const post = (at: number) => idOf((at * 37) % posts);
  const person = (at: number) => idOf(at * 101);
  const p99 = (label: string, ask: (at: number) => unknown, goal: number | null = null): Measured => ({
    label: `${label}，p99`,
    unit: 'ms',
    goal,
    value: percentile(timesOf(QUESTIONS, ask), 0.99),
  });
  const supply = { within: ['town', 'county', 'city'], payFen: [400_000, 430_000] } as const;
  return [
    p99('一岗找 20 人，带理由', (at) => index.topPeople(post(at), 20)),
    p99('一人找 10 岗，带理由', (at) => index.topPosts(person(at), K)),
    p99('一岗各条件挡住多少人', (at) => at % 10 === 0 && index.tallyPeople(post(at))),
    p99('一岗只差一项的人，头 20 个带理由', (at) => {
      const asked = at % 10 === 0 ? index.post(post(at)) : undefined;
      return (
        asked &&
        index.nearPeople(asked, { codes: ['shift', 'outOfRange', 'startsTooLate'], skip: 0, take: 20 })
      );
    }),
    p99('一岗附近有多少人、加薪后多少', (at) => {
      const asked = at % 10 === 0 ? index.post(post(at)) : undefined;
      return asked && index.countPeople(asked, supply);
    }),
  ];
}

/** From a change to the first answer that has it: every other event is a person's, every other a post's. */
function measureEvents(index: MatchIndex, posts: number): Measured {
  const times = timesOf(QUESTIONS, (at) => {
    const person = index.person(idOf(at));
    const post = index.post(idOf(at % posts));
    if (!person || !post) throw new Error(`no row ${at}`);
    if (at % 2 === 0) index.apply({ kind: 'person', person: { ...person, payExpectedFen: 100_000 + at } });
    else index.apply({ kind: 'post', post: { ...post, remaining: at } });
    index.topPeople(post, K);
    index.bestPosts(person.id, K);
  });
  return { label: '一次变动到查得到，最慢', unit: 'ms', goal: 1000, value: Math.max(...times) };
}

/** A city by the rules of the product: one run over everybody, and single questions. */
export async function measureCity(
  people: number,
  posts: number,
  say: (line: string) => void,
): Promise<Measured[]> {
  const size = `${people / 10_000} 万人 × ${posts / 10_000} 万岗`;
  say(`${size}，产品规则`);
  const started = performance.now();
  const index = buildIndex({ people: cityPeople(people), posts: cityPosts(posts) }, citySettings, AS_OF);
  const buildSeconds = (performance.now() - started) / 1000;
  const runs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await matchCity(index.snapshot(), K, { threads: THREADS });
    runs.push((performance.now() - start) / 1000);
  }
  const isWhole = people >= 1_000_000;
  const measured: Measured[] = [
    {
      label: `${size}，全市一次`,
      unit: 's',
      goal: isWhole ? 10 : null,
      value: least(runs),
      note: `${THREADS} 个线程`,
    },
    {
      label: '  内存最多',
      unit: 'MB',
      goal: isWhole ? 2000 : null,
      value: process.resourceUsage().maxRSS / 1024,
    },
    { label: '  建索引（含生成数据）', unit: 's', goal: null, value: buildSeconds },
    ...measureQuestions(index, posts),
    measureEvents(index, posts),
  ];
  return measured.map((each) => ({ ...each, load: machineLoad() }));
}
