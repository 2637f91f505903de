import { AsyncLocalStorage } from 'node:async_hooks';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

/**
 * What a caller may see. `region`: a subtree of divisions; `park`, `enterprise`, `organisation`: rows of that one;
 * `assigned`: enterprises served by the account; `self`: one person; `system`: a named job in one city; `none`: nothing.
 */
export type Scope =
  | { kind: 'region'; regionCode: string; from: string; to: string; isWholeCity: boolean }
  | { kind: 'park' | 'enterprise' | 'organisation' | 'self'; id: string }
  | { kind: 'assigned' | 'system' | 'none' };

export interface Actor {
  cityCode: string;
  accountId: string | null;
  /** Shown in the trail: display name or the job's name. */
  name: string;
  /** Empty for a job. */
  roleName: string;
  permissions: ReadonlySet<string>;
  seesPersons: boolean;
  scope: Scope;
}

/** A named job. Its scope is one city, and its name stands in the trail. */
export function systemActor(cityCode: string, job: string): Actor {
  return {
    cityCode,
    accountId: null,
    name: `系统：${job}`,
    roleName: '',
    permissions: new Set(),
    seesPersons: true,
    scope: { kind: 'system' },
  };
}

export interface SessionOptions {
  operation: string;
  requestId?: string | undefined;
  today: string;
  readOnly?: boolean;
}

function settingsOf(actor: Actor, options: SessionOptions): Record<string, string> {
  const { scope } = actor;
  return {
    city_code: actor.cityCode,
    scope: scope.kind,
    region_from: scope.kind === 'region' ? scope.from : '',
    region_to: scope.kind === 'region' ? scope.to : '',
    whole_city: scope.kind === 'system' || (scope.kind === 'region' && scope.isWholeCity) ? 'yes' : '',
    scope_id: 'id' in scope ? scope.id : '',
    account_id: actor.accountId ?? '',
    actor: actor.roleName ? `${actor.name}（${actor.roleName}）` : actor.name,
    personal: actor.seesPersons ? 'rows' : 'none',
    operation: options.operation,
    request_id: options.requestId ?? '',
    today: options.today,
  };
}

/** BEGIN and all settings in one round trip (simple protocol, literals escaped). */
function prologue(actor: Actor, options: SessionOptions): string {
  const settings = Object.entries(settingsOf(actor, options))
    .map(([key, value]) => `set_config('app.${key}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ');
  return `BEGIN${options.readOnly ? ' READ ONLY' : ''}; SELECT ${settings}`;
}

const inTransaction = new AsyncLocalStorage<true>();

/** The server's only way to the data: one transaction that carries who is asking. */
export class DatabaseSession {
  readonly pool: pg.Pool;
  readonly db: Kysely<DB>;

  constructor(pool: pg.Pool) {
    this.pool = pool;
    this.db = new Kysely<DB>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
  }

  /**
   * Runs `work` as `actor`. Commits when it returns, rolls back when it throws.
   * A nested call would take a second connection and see other rows, so it is refused.
   */
  async as<T>(actor: Actor, options: SessionOptions, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
    if (inTransaction.getStore()) throw new Error(`nested transaction in ${options.operation}`);
    return inTransaction.run(true, () =>
      this.db.connection().execute(async (db) => {
        await sql.raw(prologue(actor, options)).execute(db);
        try {
          const result = await work(db);
          await sql.raw('COMMIT').execute(db);
          return result;
        } catch (error) {
          await sql.raw('ROLLBACK').execute(db);
          throw error;
        }
      }),
    );
  }

  /**
   * A transaction of its own beside the running one: progress that must be seen before the work commits.
   * It must not touch rows the running transaction has changed.
   */
  async beside<T>(actor: Actor, options: SessionOptions, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
    return inTransaction.exit(() => this.as(actor, options, work));
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}
