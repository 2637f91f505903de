import type { FastifyBaseLogger } from 'fastify';
import { CompiledQuery, type Kysely } from 'kysely';
import { PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { DB } from '#platform/db/schema.ts';
import { jobSchema } from './schema.ts';

export interface JobDefinition<T extends object> {
  name: string;
  /** How many run side by side on one server; one where it is not said. */
  atOnce?: number;
  /** Idempotent: after a killed server the job runs again from the start or from its own saved progress. */
  run(payload: T, signal: AbortSignal): Promise<void>;
}

/** Long work on the database's own queue, so that several servers share it. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #definitions = new Map<string, JobDefinition<object>>();

  constructor(pool: pg.Pool, log: FastifyBaseLogger) {
    this.#boss = new PgBoss({
      db: { executeSql: async (text, values) => pool.query(text, values) },
      schema: jobSchema,
      // The server's role owns nothing: the tables come with `migrate`.
      migrate: false,
      createSchema: false,
    });
    this.#boss.on('error', (error) => log.error({ error: error.message }, 'job queue'));
  }

  define<T extends object>(definition: JobDefinition<T>): void {
    this.#definitions.set(definition.name, definition as unknown as JobDefinition<object>);
  }

  /**
   * Queues a job in the caller's transaction: it exists exactly when the change that asked for it does. Of one `group`
   * a queue runs one job at a time, in their order, on whatever server.
   */
  async send(db: Kysely<DB>, name: string, payload: object, group?: string): Promise<void> {
    const executeSql = async (text: string, values: unknown[] = []) => ({
      rows: [...(await db.executeQuery(CompiledQuery.raw(text, values))).rows],
    });
    const id = await this.#boss.send(name, payload, {
      db: { executeSql },
      ...(group ? { group: { id: group } } : {}),
      retryLimit: 3,
      retryDelay: 2,
      expireInSeconds: 3600,
      heartbeatSeconds: 20,
    });
    if (!id) throw new Error(`job ${name} was not queued`);
  }

  /** A definition that runs by the clock of Asia/Shanghai (cron), once whatever the number of servers. */
  async schedule(name: string, cron: string): Promise<void> {
    await this.#boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' });
  }

  async start(): Promise<void> {
    await this.#boss.start();
    for (const definition of this.#definitions.values()) {
      await this.#boss.createQueue(definition.name);
      const options = {
        pollingIntervalSeconds: 0.5,
        localConcurrency: definition.atOnce ?? 1,
        groupConcurrency: 1,
      };
      await this.#boss.work<object>(definition.name, options, async ([job]) => {
        if (job) await definition.run(job.data, job.signal);
      });
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 20_000 });
  }
}
