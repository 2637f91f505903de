import type { Kysely } from 'kysely';
import type { MatchIndex } from '#engines/matching/index.ts';
import type { DatabaseSession } from '#platform/db/session.ts';
import type { MatchingTables } from '../tables.ts';
import type { Built } from './build.ts';
import { type IndexOf, indexer } from './index-of.ts';
import { eventsSince } from './changes.ts';
import { outcomesNow } from './peers.ts';

/** Changed rows make questions slower: from so many on the index is built anew while it answers. */
const pendingAtMost = 5000;
/** Notes are kept for a day; an index that could not read them for so long is built anew instead. */
const unreadAtMostMs = 3_600_000;
/** What recommendations came to is learned by a build: after a minute, and where a build takes long after so many times as long. */
const learnAfterMs = 60_000;
const learnAfterBuilds = 60;

/** One city's index on one day: built once, then kept current from the notes that the tables leave. */
export class CityIndex {
  readonly of: IndexOf;
  readonly #session: DatabaseSession;
  readonly #build: () => Promise<Built>;
  #state: Built | undefined;
  #building: Promise<void> | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  #waiting: Promise<MatchIndex> | undefined;
  #readAt = 0;
  /** Not before: the next look whether there is anything to learn. */
  #learnAt = 0;
  #learnEveryMs = learnAfterMs;

  constructor(session: DatabaseSession, of: IndexOf, build: () => Promise<Built>) {
    this.#session = session;
    this.of = of;
    this.#build = build;
  }

  get isReady(): boolean {
    return this.#state !== undefined;
  }

  /** Builds, or joins a build under way. The index in use answers until the new one takes its place. */
  rebuild(): Promise<void> {
    const beganAt = Date.now();
    this.#building ??= this.#build()
      .then((built) => {
        this.#state = built;
        this.#readAt = Date.now();
        this.#learnEveryMs = Math.max(learnAfterMs, learnAfterBuilds * (this.#readAt - beganAt));
        this.#learnAt = this.#readAt + this.#learnEveryMs;
      })
      .finally(() => {
        this.#building = undefined;
      });
    return this.#building;
  }

  /** The index with every change that was committed before the call; callers that wait share one reading. */
  current(): Promise<MatchIndex> {
    this.#waiting ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        const reading = this.#read();
        this.#reading = reading;
        return reading;
      });
    return this.#waiting;
  }

  /** Keeps the index near the present without a question, and says whether it should be built anew. */
  async follow(): Promise<{ isWorn: boolean }> {
    if (Date.now() - this.#readAt > unreadAtMostMs) return { isWorn: true };
    if ((await this.current()).pending() > pendingAtMost) return { isWorn: true };
    return { isWorn: await this.#hasMoreToLearn() };
  }

  /** Whether recommendations came to something else since the build; looked at now and then. */
  async #hasMoreToLearn(): Promise<boolean> {
    if (Date.now() < this.#learnAt) return false;
    this.#learnAt = Date.now() + this.#learnEveryMs;
    const { cityCode, today, pack } = this.of;
    if (!pack.settings.matching.weights.value.peers) return false;
    const options = { operation: 'matching.followOutcomes', today, readOnly: true };
    const outcomes = await this.#session.beside(indexer(cityCode), options, (db) =>
      outcomesNow(db as unknown as Kysely<MatchingTables>, cityCode),
    );
    return outcomes !== this.#state?.outcomes;
  }

  async #read(): Promise<MatchIndex> {
    const state = this.#state;
    if (!state) throw new Error('no index');
    const { cityCode, today } = this.of;
    const options = { operation: 'matching.followChanges', today, readOnly: true };
    const { mark, events } = await this.#session.beside(indexer(cityCode), options, (db) =>
      eventsSince(db as unknown as Kysely<MatchingTables>, this.of, state.mark, state.index),
    );
    // All at once: no question sees half of them. An index that took its place meanwhile reads from its own mark.
    for (const event of events) state.index.apply(event);
    state.mark = mark;
    this.#readAt = Date.now();
    return state.index;
  }
}
