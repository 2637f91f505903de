import type { DatabaseSession } from '#platform/db/session.ts';
import { systemActor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

export interface City {
  cityCode: string;
  name: string;
  rootRegion: string;
  businessOn: string | null;
  isDemo: boolean;
  packVersion: number;
}

/** The clock of every city. */
export const timeZone = 'Asia/Shanghai';
const civilDate = new Intl.DateTimeFormat('sv-SE', { timeZone });

/** A moment on the city's clock: 'YYYY-MM-DDTHH:MM'. */
export const localMoment = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16);

/** Today in the city's civil calendar, or the fixed day of a demonstration city. */
export const businessDate = (businessOn: string | null): string => businessOn ?? civilDate.format(new Date());

/** The cities of this server and their packs in force. Pack versions never change, so they are kept in memory. */
export class CityRegistry {
  readonly #database: DatabaseSession;
  readonly #packs = new Map<string, PackInForce>();

  constructor(database: DatabaseSession) {
    this.#database = database;
  }

  async list(): Promise<{ cityCode: string; name: string }[]> {
    const { rows } = await this.#database.pool.query<{ city_code: string; name: string }>(
      'SELECT * FROM list_cities()',
    );
    return rows.map((row) => ({ cityCode: row.city_code, name: row.name }));
  }

  /** For jobs, which start from a city code alone. */
  async find(cityCode: string): Promise<City | undefined> {
    return this.#database.as(
      systemActor(cityCode, '读取城市'),
      { operation: 'platform.findCity', today: '1970-01-01', readOnly: true },
      (db) =>
        db
          .selectFrom('city')
          .select(['cityCode', 'name', 'rootRegion', 'businessOn', 'isDemo', 'packVersion'])
          .where('cityCode', '=', cityCode)
          .executeTakeFirst(),
    );
  }

  async pack(cityCode: string, version: number): Promise<PackInForce> {
    const key = `${cityCode}/${version}`;
    const known = this.#packs.get(key);
    if (known) return known;
    const { content } = await this.#database.as(
      systemActor(cityCode, '读取地区包'),
      { operation: 'platform.readPack', today: '1970-01-01', readOnly: true },
      (db) =>
        db
          .selectFrom('packVersion')
          .select('content')
          .where('cityCode', '=', cityCode)
          .where('version', '=', version)
          .executeTakeFirstOrThrow(),
    );
    const pack = content as unknown as PackInForce;
    this.#packs.set(key, pack);
    return pack;
  }
}
