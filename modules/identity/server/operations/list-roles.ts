import { implement, type OperationContext } from '#platform/http/operation.ts';
import { permissionLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { grantableRoles } from '../roles.ts';
import type { IdentityTables } from '../tables.ts';

export const listRoles = implement(contract.listRoles, async (context: OperationContext<IdentityTables>) => {
  const roles = await grantableRoles(context);
  return {
    roles: roles.map((role) => ({
      ...role,
      permissions: role.permissions.map((code) => ({
        code,
        label: permissionLabels[code as keyof typeof permissionLabels] ?? code,
      })),
    })),
  };
});
