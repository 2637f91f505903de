import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { Given } from '#modules/dispatch/contract/fields.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Scope } from '#platform/db/session.ts';
import type { BoundOperation } from '#platform/http/operation.ts';
import type { Holder } from './holders.ts';
import { personName, phoneOf } from './identity.ts';
import type { DemoRows } from './rows.ts';

export interface Office extends Holder {
  scope: Scope;
}

/** Takes the steps as the offices would, with the module's own operations: what they refuse is not in the demonstration. */
export class Sending {
  readonly #client: pg.PoolClient;
  readonly #rows: DemoRows;
  readonly db: Kysely<DB>;

  constructor(client: pg.PoolClient, rows: DemoRows) {
    this.#client = client;
    this.#rows = rows;
    const connection = { query: client.query.bind(client), release: () => undefined };
    const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve() };
    this.db = new Kysely<DB>({
      // All rows come in the loader's one transaction.
      dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
  }

  async settings(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values))
      await this.#client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
  }

  /** One operation by an office, on a day counted from today. */
  async run<Output>(bound: BoundOperation, office: Office, day: number, input: object): Promise<Output> {
    const { context, cityCode } = this.#rows;
    const today = context.day(day);
    await this.settings({ today });
    const role = { permissions: new Set([bound.contract.permission]), seesPersons: true, roleName: '' };
    const actor = { cityCode, accountId: office.id, name: office.name, scope: office.scope, ...role };
    const own = { actor, db: this.db, today, pack: context.pack };
    return (await bound.run?.(own as never, bound.contract.input.parse(input) as never)) as Output;
  }

  region(holder: Holder, regionCode: string, isWholeCity = false): Office {
    const range = rangeOf(regionCode) ?? { from: '', to: '' };
    return { ...holder, scope: { kind: 'region', regionCode, ...range, isWholeCity } };
  }

  /** Who signs on paper is nobody's account. */
  signer(at: number): string {
    const { context } = this.#rows;
    return personName(context.demo, context.random('dispatch', at));
  }

  departure(at: number): Partial<Given> {
    const { context } = this.#rows;
    return {
      senderName: this.signer(at),
      escortName: this.signer(at + 1),
      escortPhone: phoneOf(context.demo, context.random('dispatch', at)),
      vehicle: '租用大客车 1 辆',
    };
  }
}
