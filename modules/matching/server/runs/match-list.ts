import { availableParallelism } from 'node:os';
import { type CityResult, type MatchSnapshot, personNumbers, rowsLivingIn } from '#engines/matching/index.ts';
import { askThread, type ThreadOptions } from '../ask-thread.ts';
import { matchCity } from '../shards/match-city.ts';
import type { Task } from './run.ts';
import type { Shares, Sharing } from './share-out.ts';

/** More threads would take the server's own time. */
const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Posts kept for each person: some may be full before it is the person's turn. */
const placesFor = (perPerson: number): number => Math.max(10, perPerson * 3);
/** No more are recommended to one post at a time. */
const peopleOfPostAtMost = 100;

interface Part {
  snapshot: MatchSnapshot;
  result: CityResult;
}

/** What was found over everybody, and the rules of the run, as a thread is given them. */
function sharingOf({ snapshots, kinds, places, barred, perPerson, perPlace }: Task, found: Part[]): Sharing {
  const numberOf = new Map([...places.keys()].map((postId, number) => [postId, number]));
  const { numbersOf } = personNumbers(snapshots);
  const byPerson = new Map<number, number[]>();
  for (const { personId, postId } of barred) {
    const post = numberOf.get(postId);
    if (post === undefined) continue;
    for (const person of numbersOf(personId)) byPerson.set(person, [...(byPerson.get(person) ?? []), post]);
  }
  const kindIds = snapshots[0]?.posts.columns.ids ?? [];
  return {
    parts: found.map(({ snapshot, result }) => ({ byRank: snapshot.people.columns.byRank, result })),
    perPerson,
    kinds: kindIds.map((id) => kinds.get(id)?.posts.flatMap((postId) => numberOf.get(postId) ?? []) ?? []),
    most: Array.from(places.values(), (free) => Math.min(peopleOfPostAtMost, free * perPlace)),
    barred: byPerson,
  };
}

/** Shares out in a thread of its own. */
export const shareInThread = (sharing: Sharing, options: ThreadOptions): Promise<Shares> =>
  askThread(new URL('./share-process.ts', import.meta.url), sharing, 'people not shared out', options);

/** Looks at everybody and shares them out, all of it in threads: the server answers meanwhile. */
export async function matchList(
  task: Task,
  tell: (peopleDone: number) => void,
  options: ThreadOptions,
): Promise<Shares> {
  const { snapshots, within, perPerson } = task;
  const found: Part[] = [];
  let before = 0;
  for (const snapshot of snapshots) {
    const onProgress = (people: number) => tell(before + people);
    const result = await matchCity(snapshot, placesFor(perPerson), {
      ...options,
      threads,
      within,
      onProgress,
    });
    const [from, to] = rowsLivingIn(snapshot, within);
    before += to - from;
    found.push({ snapshot, result });
  }
  return shareInThread(sharingOf(task, found), options);
}
