import type { MatchIndex } from '#engines/matching/index.ts';
import { idsForMatching } from '#modules/person/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { DatabaseSession } from '#platform/db/session.ts';
import { AppError } from '#platform/http/app-error.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { OperationContext, Services } from '#platform/http/operation.ts';
import { type Built, buildFrom } from './build.ts';
import { type IndexOf, indexer } from './index-of.ts';
import { CityIndex } from './city-index.ts';
import { buildInThread } from './in-thread.ts';

/** Up to so many people a build is over before a thread would have started. */
const peopleBuiltHere = 10_000;
const followEveryMs = 500;
/** A question that waits holds a connection: none for long, and never many. */
const waitAtMostMs = 15_000;
const waitingAtMost = 6;

interface Asker extends Pick<OperationContext, 'today' | 'pack'> {
  actor: { cityCode: string };
}

async function noLongerThan(ms: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new AppError('matching.indexBuilding')), ms);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The indexes of one server: a city's begins with its first question and is followed until the server stops. */
class CityIndexes {
  readonly #services: Services;
  readonly #url: string;
  /** Connections of its own: a question that holds one must not wait for another of the same pool. */
  readonly #session: DatabaseSession;
  readonly #stopped = new AbortController();
  #entries: CityIndex[] = [];
  #waiting = 0;
  #timer: NodeJS.Timeout;
  #following: Promise<void> = Promise.resolve();

  constructor(services: Services) {
    this.#services = services;
    this.#url = services.database.pool.options.connectionString ?? '';
    this.#session = new DatabaseSession(createPool(this.#url, { max: 2 }));
    this.#timer = this.#nextTurn();
  }

  async ask({ actor, today, pack }: Asker): Promise<MatchIndex> {
    const entry = this.#entryOf({ cityCode: actor.cityCode, today, pack });
    if (entry.isReady) return entry.current();
    if (this.#waiting >= waitingAtMost) throw new AppError('matching.indexBuilding');
    this.#waiting += 1;
    try {
      await noLongerThan(waitAtMostMs, this.#firstBuild(entry));
    } finally {
      this.#waiting -= 1;
    }
    return entry.current();
  }

  /** As ask, however long the build takes: for jobs, which hold nothing meanwhile. */
  async await({ actor, today, pack }: Asker): Promise<MatchIndex> {
    const entry = this.#entryOf({ cityCode: actor.cityCode, today, pack });
    if (!entry.isReady) await this.#firstBuild(entry);
    return entry.current();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#following;
    await this.#session.close();
  }

  #entryOf(of: IndexOf): CityIndex {
    const known = this.#entries.find(
      (each) => each.of.cityCode === of.cityCode && each.of.today === of.today && each.of.pack === of.pack,
    );
    if (known) return known;
    const entry = new CityIndex(this.#session, of, () => this.#build(of));
    this.#entries.push(entry);
    return entry;
  }

  /** Once it is there, the city's indexes of other days and settings are let go. */
  async #firstBuild(entry: CityIndex): Promise<void> {
    try {
      await entry.rebuild();
    } catch (error) {
      this.#report(entry, error);
      throw new AppError('matching.indexFailed');
    }
    const { cityCode } = entry.of;
    this.#entries = this.#entries.filter((each) => each === entry || each.of.cityCode !== cityCode);
  }

  async #build(of: IndexOf): Promise<Built> {
    const actor = indexer(of.cityCode);
    const options = { operation: 'matching.buildIndex', today: of.today, readOnly: true };
    const some = await this.#session.beside(actor, options, (db) =>
      idsForMatching(db, actor, peopleBuiltHere + 1),
    );
    if (some.length <= peopleBuiltHere) return buildFrom(this.#session, of);
    return buildInThread({ url: this.#url, of }, { signal: this.#stopped.signal });
  }

  #nextTurn(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#following = this.#turn().then(() => {
        if (!this.#stopped.signal.aborted) this.#timer = this.#nextTurn();
      });
    }, followEveryMs);
  }

  async #turn(): Promise<void> {
    for (const entry of this.#entries.filter(({ isReady }) => isReady)) {
      try {
        // Builds go on beside the turns: other cities are followed meanwhile.
        if ((await entry.follow()).isWorn) entry.rebuild().catch((error) => this.#report(entry, error));
      } catch (error) {
        this.#report(entry, error);
      }
      this.#beginDay(entry.of);
    }
  }

  /** A city that lives by the calendar has the new day's index before anybody asks. */
  #beginDay(of: IndexOf): void {
    const yesterday = Temporal.PlainDate.from(businessDate(null)).subtract({ days: 1 }).toString();
    if (of.today !== yesterday) return;
    const next = this.#entryOf({ ...of, today: businessDate(null) });
    if (!next.isReady) this.#firstBuild(next).catch(() => undefined);
  }

  #report({ of }: CityIndex, error: unknown): void {
    if (this.#stopped.signal.aborted) return;
    const { message, cause } = error instanceof Error ? error : { message: String(error) };
    this.#services.log.error(
      { cityCode: of.cityCode, error: message, cause: String(cause) },
      'matching index',
    );
  }
}

const registries = new WeakMap<Services, CityIndexes>();

function indexesOf(services: Services): CityIndexes {
  const indexes = registries.get(services) ?? new CityIndexes(services);
  registries.set(services, indexes);
  return indexes;
}

/**
 * The index of the asker's city, day and settings, with everything that is committed by now. The first question has it
 * built and waits, so that no answer is ever of less than the whole; where that takes long it is told to come back.
 */
export const askIndex = (services: Services, asker: Asker): Promise<MatchIndex> =>
  indexesOf(services).ask(asker);

/** The same for a job, which waits as long as a build takes. */
export const awaitIndex = (services: Services, asker: Asker): Promise<MatchIndex> =>
  indexesOf(services).await(asker);

/** Lets go of this server's indexes; those being built are broken off. */
export async function stopIndexes(services: Services): Promise<void> {
  await registries.get(services)?.stop();
}
