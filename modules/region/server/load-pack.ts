import type pg from 'pg';
import { newId } from '#platform/id.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { Pack } from '#platform/packs/schema.ts';

export interface LoadedPack {
  cityCode: string;
  version: number;
  /** False when the same content is in force already. */
  isNew: boolean;
}

function inForce({
  divisions: _divisions,
  industries: _industries,
  occupations: _occupations,
  holidays: _holidays,
  demo: _demo,
  ...pack
}: Pack): PackInForce {
  return pack;
}

async function insertMany(
  client: pg.PoolClient,
  table: string,
  conflict: string,
  columns: string[],
  rows: unknown[][],
): Promise<void> {
  if (!rows.length) return;
  const arrays = columns.map((_, at) => rows.map((row) => row[at] ?? null));
  const types = columns.map((column, at) => `$${at + 1}::${column.split(' ')[1] ?? 'text'}[]`);
  const names = columns.map((column) => column.split(' ')[0]);
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${types.join(', ')}) ${conflict}`,
    arrays,
  );
}

/** Divisions, national lists and holidays: the same rows for every city, so a second pack only adds. */
async function loadReference(client: pg.PoolClient, pack: Pack): Promise<void> {
  const update = (key: string, columns: string[]) =>
    `ON CONFLICT (${key}) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  await insertMany(
    client,
    'region',
    // A pack without points takes nothing from what another pack knows of the same division.
    `${update('code', ['name', 'level', 'parent_code'])},
       longitude = coalesce(excluded.longitude, region.longitude), latitude = coalesce(excluded.latitude, region.latitude)`,
    ['code', 'name', 'level', 'parent_code', 'longitude float8', 'latitude float8'],
    pack.divisions.map(({ code, name, level, parent, ...point }) => [
      code,
      name,
      level,
      parent || null,
      point.longitude ?? null,
      point.latitude ?? null,
    ]),
  );
  await insertMany(
    client,
    'industry',
    update('code', ['name']),
    ['code', 'name', 'parent_code'],
    pack.industries.map((industry) => [industry.code, industry.name, null]),
  );
  await insertMany(
    client,
    'occupation',
    update('code', ['name', 'parent_code']),
    ['code', 'name', 'parent_code'],
    pack.occupations.map((occupation) => [occupation.code, occupation.name, occupation.parent || null]),
  );
  await insertMany(
    client,
    'holiday',
    update('on_date', ['kind', 'name', 'source']),
    ['on_date date', 'kind', 'name', 'source'],
    pack.holidays.map((holiday) => [holiday.date, holiday.kind, holiday.name, holiday.source]),
  );
}

async function loadOrganisations(client: pg.PoolClient, pack: Pack): Promise<void> {
  const { cityCode, sides } = pack;
  for (const organisation of pack.organisations) {
    const isOffice = organisation.kind === 'office';
    await client.query(
      `INSERT INTO organisation (city_code, id, code, kind, name, region_code, sends, receives) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (city_code, code) DO UPDATE SET kind = excluded.kind, name = excluded.name, region_code = excluded.region_code, sends = excluded.sends, receives = excluded.receives`,
      [
        cityCode,
        newId(),
        organisation.code,
        organisation.kind,
        organisation.name,
        organisation.region,
        isOffice && sides.sending.value.includes(organisation.region),
        isOffice && sides.receiving.value.includes(organisation.region),
      ],
    );
  }
  for (const { from, to } of pack.docking) {
    await client.query(
      'UPDATE organisation SET docks_with = (SELECT o.id FROM organisation o WHERE o.city_code = $1 AND o.code = $3) WHERE city_code = $1 AND code = $2',
      [cityCode, from, to],
    );
  }
}

async function loadRolesAndTargets(client: pg.PoolClient, pack: Pack, today: string): Promise<void> {
  const { cityCode } = pack;
  for (const role of pack.roles) {
    await client.query(
      `INSERT INTO role (city_code, id, code, name, scope, personal, permissions) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (city_code, code) DO UPDATE SET name = excluded.name, scope = excluded.scope, personal = excluded.personal, permissions = excluded.permissions`,
      [cityCode, newId(), role.code, role.name, role.scope, role.personal, role.permissions],
    );
  }
  for (const round of pack.rounds.filter((each) => each.indicator === 'recruited' && each.parts)) {
    for (const [regionCode, people] of Object.entries(round.parts ?? {})) {
      await client.query(
        `INSERT INTO recruitment_target (city_code, id, region_code, year, people, source, recorded_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (city_code, region_code, year) DO UPDATE SET people = excluded.people, source = excluded.source`,
        [cityCode, newId(), regionCode, Number(round.from.slice(0, 4)), people, round.source, today],
      );
    }
  }
}

/**
 * Loads a pack as the owner, in one transaction: the city, its divisions, organisations, docking, roles and
 * targets. The same content again changes nothing; other content becomes the next version.
 */
export async function loadPack(
  ownerPool: pg.Pool,
  pack: Pack,
  options: { loadedBy: string; businessOn?: string; isDemo?: boolean },
): Promise<LoadedPack> {
  const client = await ownerPool.connect();
  const { cityCode } = pack;
  const today = options.businessOn ?? pack.campaign.from.value;
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('app.city_code', $1, true), set_config('app.actor', $2, true), set_config('app.operation', 'region.loadPack', true), pg_advisory_xact_lock(hashtext('load-pack'))`,
      [cityCode, options.loadedBy],
    );
    const known = await client.query<{ version: number; content_hash: string }>(
      'SELECT version, content_hash FROM pack_version WHERE city_code = $1 ORDER BY version DESC LIMIT 1',
      [cityCode],
    );
    const last = known.rows[0];
    if (last?.content_hash === pack.hash) {
      await client.query('COMMIT');
      return { cityCode, version: last.version, isNew: false };
    }
    const version = (last?.version ?? 0) + 1;
    await loadReference(client, pack);
    await client.query(
      `INSERT INTO city (city_code, id, name, root_region, pack_id, pack_version, business_on, is_demo) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (city_code) DO UPDATE SET pack_id = excluded.pack_id, pack_version = excluded.pack_version`,
      [
        cityCode,
        newId(),
        pack.divisions.find((division) => division.code === pack.rootRegion)?.name,
        pack.rootRegion,
        pack.id,
        version,
        options.businessOn ?? null,
        options.isDemo ?? false,
      ],
    );
    await client.query(
      'INSERT INTO pack_version (city_code, id, version, pack_id, content_hash, content, loaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [cityCode, newId(), version, pack.id, pack.hash, JSON.stringify(inForce(pack)), options.loadedBy],
    );
    await loadOrganisations(client, pack);
    await loadRolesAndTargets(client, pack, today);
    await client.query('COMMIT');
    return { cityCode, version, isNew: true };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
