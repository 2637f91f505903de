import type pg from 'pg';
import { newId } from '#platform/id.ts';
import { hashPassword } from '#platform/personal/password.ts';
import { makeFirstPassword } from './passwords.ts';

/** The role that manages accounts and configuration (R19); it holds no business right. */
const administratorRole = 'R19';

/** Makes an administrator of a whole city as the database's owner. Returns the first password. */
export async function createAdministrator(owner: pg.Pool, cityCode: string, login: string): Promise<string> {
  const client = await owner.connect();
  const firstPassword = makeFirstPassword();
  try {
    await client.query('BEGIN');
    await client.query(
      "SELECT set_config('app.city_code', $1, true), set_config('app.actor', '系统：命令行', true), set_config('app.operation', 'identity.createAdministrator', true)",
      [cityCode],
    );
    const { rows } = await client.query<{ root_region: string; name: string; role: string }>(
      'SELECT c.root_region, c.name, r.name AS role FROM city c JOIN role r ON r.city_code = c.city_code AND r.code = $2 WHERE c.city_code = $1',
      [cityCode, administratorRole],
    );
    const city = rows[0];
    if (!city) throw new Error(`没有城市 ${cityCode}，请先载入地区包`);
    const accountId = newId();
    await client.query(
      'INSERT INTO account (city_code, id, login, display_name, region_code, password_hash) VALUES ($1, $2, $3, $4, $5, $6)',
      [cityCode, accountId, login, city.role, city.root_region, await hashPassword(firstPassword)],
    );
    await client.query(
      "INSERT INTO appointment (city_code, id, account_id, role_code, scope, region_code, label) VALUES ($1, $2, $3, $4, 'region', $5, $6)",
      [cityCode, newId(), accountId, administratorRole, city.root_region, `${city.name} · ${city.role}`],
    );
    await client.query('COMMIT');
    return firstPassword;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
