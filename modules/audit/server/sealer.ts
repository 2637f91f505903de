import type { DatabaseSession } from '#platform/db/session.ts';
import { citiesToSeal, sealCity } from './seal.ts';

/** Links new entries into their cities' chains twice a second; several servers take turns by an advisory lock. */
export class AuditSealer {
  readonly #database: DatabaseSession;
  readonly #onError: (error: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(database: DatabaseSession, onError: (error: Error) => void) {
    this.#database = database;
    this.#onError = onError;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.sealAll()
        .catch(this.#onError)
        .then(() => {
          if (this.#timer) this.start();
        });
    }, 500);
  }

  /** Seals until nothing is open. */
  async sealAll(): Promise<void> {
    const { pool } = this.#database;
    for (const cityCode of await citiesToSeal(pool)) await sealCity(pool, cityCode);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
    await this.sealAll();
  }
}
