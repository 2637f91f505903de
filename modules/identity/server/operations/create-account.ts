import { isWithin, rangeOf } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { hashPassword } from '#platform/personal/password.ts';
import * as contract from '../../contract/operations.ts';
import { makeFirstPassword } from '../passwords.ts';
import { grantableRoles } from '../roles.ts';
import type { IdentityTables } from '../tables.ts';

type Context = OperationContext<IdentityTables>;

function checkRegion({ actor: { scope } }: Context, regionCode: string): void {
  const inside = scope.kind === 'region' && isWithin(regionCode, scope.regionCode);
  if (!inside) throw new AppError('identity.scopeOutside', {}, { pointer: '/regionCode' });
}

/** The name of the thing the appointment is for; it must sit in the chosen region, which is within the maker's. */
async function scopeLabel(
  { db, actor }: Context,
  scope: string,
  regionCode: string,
  scopeId: string | null | undefined,
): Promise<string> {
  const region = await db
    .selectFrom('region')
    .select('name')
    .where('code', '=', regionCode)
    .executeTakeFirst();
  if (!region) throw new AppError('identity.scopeOutside', {}, { pointer: '/regionCode' });
  if (scope === 'region' || scope === 'assigned' || scope === 'none') return region.name;
  const table = scope === 'enterprise' ? 'enterprise' : scope === 'self' ? 'person' : 'organisation';
  const range = rangeOf(regionCode);
  if (!range) throw new AppError('identity.scopeOutside', {}, { pointer: '/regionCode' });
  const found = await db
    .selectFrom(table)
    .select('name')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', scopeId ?? '00000000-0000-0000-0000-000000000000')
    .where('regionCode', '>=', range.from)
    .where('regionCode', '<', range.to)
    .executeTakeFirst();
  if (!found) throw new AppError('identity.scopeOutside', {}, { pointer: '/scopeId' });
  return found.name;
}

export const createAccount = implement(contract.createAccount, async (context: Context, input) => {
  const { db, actor } = context;
  checkRegion(context, input.regionCode);
  const role = (await grantableRoles(context)).find(({ code }) => code === input.roleCode);
  if (!role) throw new AppError('identity.unknownRole', {}, { pointer: '/roleCode' });
  if (!role.canGrant)
    throw new AppError('identity.rightsBeyond', { permissions: role.name }, { pointer: '/roleCode' });
  const label = `${await scopeLabel(context, role.scope, input.regionCode, input.scopeId)} · ${role.name}`;
  const id = newId();
  const firstPassword = makeFirstPassword();
  const made = await db
    .insertInto('account')
    .values({
      cityCode: actor.cityCode,
      id,
      login: input.login,
      displayName: input.displayName,
      regionCode: input.regionCode,
      passwordHash: await hashPassword(firstPassword),
      createdBy: actor.accountId,
    })
    .onConflict((conflict) => conflict.columns(['cityCode', 'login']).doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows)
    throw new AppError('identity.loginTaken', { login: input.login }, { pointer: '/login' });
  await db
    .insertInto('appointment')
    .values({
      cityCode: actor.cityCode,
      id: newId(),
      accountId: id,
      roleCode: role.code,
      scope: role.scope,
      regionCode: role.scope === 'region' ? input.regionCode : null,
      scopeId: ['park', 'enterprise', 'organisation', 'self'].includes(role.scope)
        ? (input.scopeId ?? null)
        : null,
      label,
    })
    .execute();
  return { id, firstPassword };
});
