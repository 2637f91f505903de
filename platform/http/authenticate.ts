import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { Actor, Scope } from '#platform/db/session.ts';
import type { City } from './city-registry.ts';

export const cookieName = 'gongqiao_session';

const found = z.object({
  sessionId: z.string(),
  csrfToken: z.string(),
  accountId: z.string(),
  login: z.string(),
  displayName: z.string(),
  mustChangePassword: z.boolean(),
  appointmentId: z.string(),
  appointmentLabel: z.string(),
  roleCode: z.string(),
  roleName: z.string(),
  scope: z.enum(['region', 'park', 'enterprise', 'organisation', 'assigned', 'self', 'none']),
  regionCode: z.string().nullable(),
  scopeId: z.string().nullable(),
  permissions: z.array(z.string()),
  personal: z.enum(['rows', 'none']),
  rootRegion: z.string(),
  packVersion: z.number(),
  businessOn: z.string().nullable(),
  isDemo: z.boolean(),
  cityName: z.string(),
});
type Found = z.infer<typeof found>;

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

function scopeOf(row: Found): Scope {
  const range = row.scope === 'region' && row.regionCode ? rangeOf(row.regionCode) : null;
  if (range && row.regionCode) {
    return {
      kind: 'region',
      regionCode: row.regionCode,
      ...range,
      isWholeCity: row.regionCode === row.rootRegion,
    };
  }
  if (
    (row.scope === 'park' ||
      row.scope === 'enterprise' ||
      row.scope === 'organisation' ||
      row.scope === 'self') &&
    row.scopeId
  ) {
    return { kind: row.scope, id: row.scopeId };
  }
  return row.scope === 'assigned' ? { kind: 'assigned' } : { kind: 'none' };
}

/** The signed-in session behind a request. */
export type SignedIn = Pick<
  Found,
  | 'sessionId'
  | 'csrfToken'
  | 'accountId'
  | 'login'
  | 'displayName'
  | 'mustChangePassword'
  | 'appointmentId'
  | 'appointmentLabel'
  | 'roleCode'
  | 'roleName'
>;

export interface Authenticated {
  me: SignedIn;
  actor: Actor & { accountId: string };
  city: City;
}

/** The cookie is `<city>.<token>`; the database keeps only the token's digest. */
export async function authenticate(
  pool: pg.Pool,
  cookie: string | undefined,
  idleMinutes: number,
): Promise<Authenticated | undefined> {
  const [cityCode, token] = cookie?.split('.') ?? [];
  if (!cityCode || !token || !/^\d{6}$/.test(cityCode)) return undefined;
  const { rows } = await pool.query<{ open_session: unknown }>('SELECT open_session($1, $2, $3)', [
    cityCode,
    hashToken(token),
    idleMinutes,
  ]);
  const value = rows[0]?.open_session;
  if (!value) return undefined;
  const row = found.parse(value);
  return {
    me: row,
    actor: {
      cityCode,
      accountId: row.accountId,
      name: row.displayName,
      roleName: row.roleName,
      permissions: new Set(row.permissions),
      seesPersons: row.personal === 'rows',
      scope: scopeOf(row),
    },
    city: {
      cityCode,
      name: row.cityName,
      rootRegion: row.rootRegion,
      businessOn: row.businessOn,
      isDemo: row.isDemo,
      packVersion: row.packVersion,
    },
  };
}
