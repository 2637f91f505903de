import type { DatabaseSession } from '#platform/db/session.ts';

const batch = 5000;

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
    const { rows } = await pool.query<{ city_code: string }>(
      'SELECT city_code FROM cities_with_unsealed_audit() AS t(city_code)',
    );
    for (const { city_code: cityCode } of rows) {
      let sealed = batch;
      while (sealed === batch) {
        const result = await pool.query<{ sealed: number }>('SELECT seal_audit($1, $2) AS sealed', [
          cityCode,
          batch,
        ]);
        sealed = result.rows[0]?.sealed ?? 0;
      }
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
    await this.sealAll();
  }
}
