import type { ModuleRoutes } from '#ui/routes.ts';

/** Pages before sign-in: they stand outside the shell. */
export const signInRoutes: ModuleRoutes = {
  desk: [{ path: '/sign-in', title: '登录', load: () => import('./pages/sign-in.page.tsx') }],
  phone: [{ path: '/m/sign-in', title: '登录', load: () => import('./pages/m/sign-in.page.tsx') }],
};

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/identity/password',
      title: '修改密码',
      question: '新密码至少 10 位，同时包含字母和数字。',
      load: () => import('./pages/password.page.tsx'),
    },
    {
      path: '/identity/sessions',
      title: '登录设备',
      question: '本人账号正在哪些设备上登录？不认识的设备请立即退出并修改密码。',
      load: () => import('./pages/sessions.page.tsx'),
    },
    {
      path: '/identity/accounts',
      title: '账号管理',
      question: '谁能登录系统，担任什么岗位，管到哪里？',
      permission: 'identity.viewAccounts',
      menu: { group: '系统管理', order: 710 },
      load: () => import('./pages/accounts.page.tsx'),
    },
    {
      path: '/identity/roles',
      title: '岗位权限',
      question: '每个岗位能办什么事、能不能看到个人信息？',
      permission: 'identity.viewAccounts',
      menu: { group: '系统管理', order: 720 },
      load: () => import('./pages/roles.page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/identity/password',
      title: '修改密码',
      question: '新密码至少 10 位，同时包含字母和数字。',
      load: () => import('./pages/m/password.page.tsx'),
    },
  ],
};
