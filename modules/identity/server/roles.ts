import type { OperationContext } from '#platform/http/operation.ts';
import type { IdentityTables } from './tables.ts';

/**
 * The place's roles, and which of them the asker may give to others: an administrator of the configuration
 * any, everybody else only roles whose rights the asker has.
 */
export async function grantableRoles({ db, actor }: OperationContext<IdentityTables>) {
  const roles = await db
    .selectFrom('role')
    .select(['code', 'name', 'scope', 'personal', 'permissions'])
    .where('cityCode', '=', actor.cityCode)
    .orderBy('code')
    .execute();
  return roles.map((role) => ({
    ...role,
    canGrant:
      role.scope !== 'public' &&
      (actor.permissions.has('region.configure') ||
        role.permissions.every((permission) => actor.permissions.has(permission))),
  }));
}
