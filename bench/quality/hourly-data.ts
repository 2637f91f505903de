import { type DatedChoice, type Links, listOf, type Pair } from '#engines/matching/behaviour/index.ts';
import { cellOf, type Row, readTable, readText } from './csv.ts';

export interface HourlyData {
  seekers: { registration: number; wishes: string[]; past: string[]; home: number[] }[];
  jobs: { id: number; title: string; company: string; industry: string; city: number }[];
  places: { city: string; state: string }[];
  /** In order of time. */
  views: DatedChoice[];
  /** As viewed; a pair may come again. */
  pairs: Pair[];
  seekerNumbers: Map<string, number>;
  jobNumbers: Map<string, number>;
  /** Where each person's viewed posts are, and the own places of those without any. */
  placesOf(links: Links): number[][];
}

const MS_A_DAY = 86_400_000;
const dayOf = (stamp: string): number => Date.parse(stamp.replace(' UTC', 'Z').replace(' ', 'T')) / MS_A_DAY;

const groupBy = (rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => cellOf(row, 'Applicant.ID'));

/** Numbers for places by city and state, in order of first appearance. */
function placeNumbers() {
  const numbers = new Map<string, number>();
  const places: HourlyData['places'] = [];
  const numberOf = (row: Row): number => {
    const city = `${cellOf(row, 'City')}, ${cellOf(row, 'State.Code')}`.toLowerCase();
    const number = numbers.get(city) ?? numbers.size;
    numbers.set(city, number);
    places[number] = { city, state: cellOf(row, 'State.Code') };
    return number;
  };
  return { places, numberOf };
}

/** Places of past jobs, the latest first in the table: each once, the latest counted twice. */
const homesOf = (places: readonly number[]): number[] => [...places.slice(0, 1), ...new Set(places)];

/** The folder's tables, people and posts numbered in order of first appearance. */
export async function readHourly(dir: string): Promise<HourlyData> {
  const { places, numberOf } = placeNumbers();
  const jobRows = await readTable(dir, 'jobs');
  const viewed = (await readText(dir, 'views_dev')) === null ? 'views' : 'views_dev';
  const rows = (await readTable(dir, viewed))
    .map((row) => ({ row, day: dayOf(cellOf(row, 'Created.At')) }))
    .toSorted((a, b) => a.day - b.day);
  const experience = groupBy(await readTable(dir, 'experience'));
  const wishes = groupBy(await readTable(dir, 'positions_of_interest'));
  const jobNumbers = new Map(jobRows.map((row, at) => [cellOf(row, 'Job.ID'), at]));
  const ids = new Set([
    ...rows.map(({ row }) => cellOf(row, 'Applicant.ID')),
    ...experience.keys(),
    ...wishes.keys(),
  ]);
  const seekerNumbers = new Map([...ids].map((id, at) => [id, at]));
  const jobs = jobRows.map((row) => ({
    id: Number(cellOf(row, 'Job.ID')),
    title: cellOf(row, 'Position') || cellOf(row, 'Title'),
    company: cellOf(row, 'Company').toLowerCase(),
    industry: cellOf(row, 'Industry'),
    city: numberOf(row),
  }));
  const seekers = [...ids].map((id) => ({
    registration: Number(id),
    wishes: (wishes.get(id) ?? []).map((row) => cellOf(row, 'Position.Of.Interest')).filter(Boolean),
    past: (experience.get(id) ?? []).map((row) => cellOf(row, 'Position.Name')).filter(Boolean),
    home: homesOf((experience.get(id) ?? []).filter((row) => cellOf(row, 'City')).map(numberOf)),
  }));
  const views = rows.flatMap(({ row, day }) => {
    const post = jobNumbers.get(cellOf(row, 'Job.ID'));
    const person = seekerNumbers.get(cellOf(row, 'Applicant.ID'));
    return post === undefined || person === undefined ? [] : [{ person, post, day }];
  });
  const placesOf = (links: Links) =>
    seekers.map(({ home }, person) => {
      const seen = [...listOf(links.postsOf, person)].map((post) => jobs[post]?.city ?? 0);
      return seen.length > 0 ? seen : home;
    });
  const pairs = views.map(({ person, post }): Pair => [person, post]);
  return { seekers, jobs, places, views, pairs, seekerNumbers, jobNumbers, placesOf };
}
