import type pg from 'pg';
import { newId } from '#platform/id.ts';
import { hashPassword } from '#platform/personal/password.ts';
import type { DemoAccount, Pack } from '#platform/packs/schema.ts';

/** Ids of the generated rows that accounts of enterprises, specialists and job-seekers point to, by the pack's index. */
export interface DemoSubjects {
  enterprises: { id: string; regionCode: string; name: string }[];
  people: { id: string; regionCode: string; name: string }[];
}

interface Holder {
  regionCode: string;
  scopeId: string | null;
  place: string;
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`demo account points to nothing: ${what}`);
  return value;
}

async function holderOf(
  client: pg.ClientBase,
  pack: Pack,
  account: DemoAccount,
  scope: string,
  subjects: DemoSubjects,
): Promise<Holder> {
  const nameOf = (code: string) =>
    pack.divisions.find((division) => division.code === code)?.name ?? pack.name;
  if (scope === 'park' || scope === 'organisation') {
    const code = need(account.organisation, account.login);
    const { rows } = await client.query<{ id: string; region_code: string; name: string }>(
      'SELECT id, region_code, name FROM organisation WHERE city_code = $1 AND code = $2',
      [pack.cityCode, code],
    );
    const found = need(rows[0], code);
    return { regionCode: found.region_code, scopeId: found.id, place: found.name };
  }
  if (scope === 'enterprise' || scope === 'self') {
    const from =
      scope === 'enterprise'
        ? subjects.enterprises[account.enterprise ?? -1]
        : subjects.people[account.person ?? -1];
    const subject = need(from, account.login);
    return { regionCode: subject.regionCode, scopeId: subject.id, place: subject.name };
  }
  const regionCode = account.region ?? pack.rootRegion;
  return { regionCode, scopeId: null, place: nameOf(regionCode) };
}

/** One account per line of the pack's demonstration file. Accounts whose enterprise or person is not there are left out. */
export async function createDemoAccounts(
  client: pg.ClientBase,
  pack: Pack,
  password: string,
  subjects: DemoSubjects,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const passwordHash = await hashPassword(password);
  for (const account of pack.demo?.accounts ?? []) {
    const role = need(
      pack.roles.find((each) => each.code === account.role),
      account.role,
    );
    if (role.scope === 'public') continue;
    if (role.scope === 'enterprise' && !subjects.enterprises[account.enterprise ?? -1]) continue;
    if (role.scope === 'self' && !subjects.people[account.person ?? -1]) continue;
    const holder = await holderOf(client, pack, account, role.scope, subjects);
    const id = newId();
    ids.set(account.login, id);
    await client.query(
      'INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password) VALUES ($1, $2, $3, $4, $5, $6, false)',
      [pack.cityCode, id, account.login, account.name, holder.regionCode, passwordHash],
    );
    await client.query(
      'INSERT INTO appointment (city_code, id, account_id, role_code, scope, region_code, scope_id, label) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        pack.cityCode,
        newId(),
        id,
        role.code,
        role.scope,
        role.scope === 'region' ? holder.regionCode : null,
        holder.scopeId,
        `${holder.place} · ${role.name}`,
      ],
    );
  }
  return ids;
}
