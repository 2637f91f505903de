import { z } from 'zod';
import {
  emptyInput,
  idField,
  okOutput,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { anonymous, operation, signedIn } from '#platform/contract/operation.ts';

const loginField = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '账号由 2—40 位小写字母、数字、点或横线组成');
const cityField = z.string().regex(/^\d{6}$/, '城市代码应为 6 位数字');

export const listCities = operation({
  name: 'identity.listCities',
  summary: '登录页的城市列表',
  kind: 'read',
  permission: anonymous,
  input: emptyInput,
  output: z.object({ cities: z.array(z.object({ cityCode: z.string(), name: z.string() })) }),
});

export const signIn = operation({
  name: 'identity.signIn',
  summary: '登录',
  kind: 'write',
  permission: anonymous,
  input: z.object({
    cityCode: cityField,
    login: loginField,
    password: z.string().min(1, '请填写密码').max(200),
  }),
  output: okOutput,
});

export const signOut = operation({
  name: 'identity.signOut',
  summary: '退出登录',
  kind: 'write',
  permission: anonymous,
  input: emptyInput,
  output: okOutput,
});

export const whoAmI = operation({
  name: 'identity.whoAmI',
  summary: '当前登录人、岗位与权限',
  kind: 'read',
  permission: anonymous,
  input: emptyInput,
  output: z.object({
    me: z
      .object({
        csrfToken: z.string(),
        accountId: z.string(),
        login: z.string(),
        displayName: z.string(),
        mustChangePassword: z.boolean(),
        roleCode: z.string(),
        roleName: z.string(),
        appointmentId: z.string(),
        appointmentLabel: z.string(),
        appointments: z.array(z.object({ id: z.string(), label: z.string(), roleName: z.string() })),
        permissions: z.array(z.string()),
        scope: z.object({ kind: z.string(), regionCode: z.string().nullable(), id: z.string().nullable() }),
        cityCode: z.string(),
        cityName: z.string(),
        rootRegion: z.string(),
        isDemo: z.boolean(),
        today: z.string(),
      })
      .nullable(),
  }),
});

export const switchAppointment = operation({
  name: 'identity.switchAppointment',
  summary: '切换岗位',
  kind: 'write',
  permission: signedIn,
  input: z.object({ appointmentId: idField }),
  output: okOutput,
});

export const changePassword = operation({
  name: 'identity.changePassword',
  summary: '修改密码',
  kind: 'write',
  permission: signedIn,
  input: z.object({
    oldPassword: z.string().min(1, '请填写原密码').max(200),
    newPassword: z.string().max(200),
  }),
  output: okOutput,
});

export const listSessions = operation({
  name: 'identity.listSessions',
  summary: '本人的登录设备',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        createdAt: z.string(),
        lastSeenAt: z.string(),
        address: z.string(),
        device: z.string(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
});

export const endSession = operation({
  name: 'identity.endSession',
  summary: '退出某个登录设备',
  kind: 'write',
  permission: signedIn,
  input: z.object({ sessionId: idField }),
  output: okOutput,
});

const appointmentOutput = z.object({
  id: z.string(),
  roleCode: z.string(),
  roleName: z.string(),
  scope: z.string(),
  regionCode: z.string().nullable(),
  scopeId: z.string().nullable(),
  label: z.string(),
});

export const listAccounts = operation({
  name: 'identity.listAccounts',
  summary: '账号列表',
  kind: 'read',
  permission: 'identity.viewAccounts',
  input: z.object({ ...pageInput, search: z.string().trim().max(40).optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      login: z.string(),
      displayName: z.string(),
      regionCode: z.string(),
      regionName: z.string(),
      isActive: z.boolean(),
      isLocked: z.boolean(),
      mustChangePassword: z.boolean(),
      version: z.int(),
      appointments: z.array(appointmentOutput),
    }),
  ),
});

export const createAccount = operation({
  name: 'identity.createAccount',
  summary: '新建账号',
  kind: 'write',
  isSecret: true,
  permission: 'identity.manageAccounts',
  input: z.object({
    login: loginField,
    displayName: textField('姓名', 40),
    regionCode: regionField,
    roleCode: z.string().max(10),
    scopeId: idField.nullish(),
  }),
  /** The first password is shown once, to the administrator who made the account. */
  output: z.object({ id: z.string(), firstPassword: z.string() }),
});

export const resetPassword = operation({
  name: 'identity.resetPassword',
  summary: '重置密码并解锁',
  kind: 'write',
  isSecret: true,
  permission: 'identity.manageAccounts',
  input: z.object({ accountId: idField, version: versionField }),
  output: z.object({ firstPassword: z.string() }),
});

export const setAccountActive = operation({
  name: 'identity.setAccountActive',
  summary: '停用或启用账号',
  kind: 'write',
  permission: 'identity.manageAccounts',
  input: z.object({ accountId: idField, version: versionField, isActive: z.boolean() }),
  output: okOutput,
});

export const listRoles = operation({
  name: 'identity.listRoles',
  summary: '岗位与权限表',
  kind: 'read',
  permission: 'identity.viewAccounts',
  input: emptyInput,
  output: z.object({
    roles: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        scope: z.string(),
        personal: z.string(),
        permissions: z.array(z.object({ code: z.string(), label: z.string() })),
        /** Whether the asker may give this role to somebody. */
        canGrant: z.boolean(),
      }),
    ),
  }),
});
