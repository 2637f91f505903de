import { implement, type OperationContext } from '#platform/http/operation.ts';
import { inScope } from '#platform/db/scope.ts';
import * as contract from '../../contract/operations.ts';
import type { IdentityTables } from '../tables.ts';

export const listAccounts = implement(
  contract.listAccounts,
  async ({ db, actor }: OperationContext<IdentityTables>, input) => {
    let accounts = db
      .selectFrom('account')
      .where('account.cityCode', '=', actor.cityCode)
      .where(inScope(actor, { region: 'account.regionCode' }));
    if (input.search) {
      const pattern = `%${input.search.replace(/[%_\\]/g, '\\$&')}%`;
      accounts = accounts.where((eb) =>
        eb.or([eb('account.login', 'like', pattern), eb('account.displayName', 'like', pattern)]),
      );
    }
    const { total } = await accounts
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await accounts
      .innerJoin('region', 'region.code', 'account.regionCode')
      .select([
        'account.id',
        'login',
        'displayName',
        'account.regionCode',
        'region.name as regionName',
        'isActive',
        'mustChangePassword',
        'version',
        'lockedUntil',
      ])
      .orderBy('login')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    const appointments = rows.length
      ? await db
          .selectFrom('appointment')
          .innerJoin('role', (join) =>
            join
              .onRef('role.cityCode', '=', 'appointment.cityCode')
              .onRef('role.code', '=', 'appointment.roleCode'),
          )
          .select([
            'appointment.id',
            'accountId',
            'roleCode',
            'role.name as roleName',
            'appointment.scope',
            'appointment.regionCode',
            'scopeId',
            'label',
          ])
          .where('appointment.cityCode', '=', actor.cityCode)
          .where(
            'accountId',
            'in',
            rows.map((row) => row.id),
          )
          .execute()
      : [];
    return {
      total,
      rows: rows.map(({ lockedUntil, ...row }) => ({
        ...row,
        isLocked: lockedUntil !== null && new Date(lockedUntil) > new Date(),
        appointments: appointments.filter((appointment) => appointment.accountId === row.id),
      })),
    };
  },
);
