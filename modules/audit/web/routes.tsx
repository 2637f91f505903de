import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/audit/entries',
      title: '操作日志',
      question: '谁在什么时候做了什么，日志是否被改动过？',
      permission: 'audit.view',
      menu: { group: '系统管理', order: 750 },
      load: () => import('./pages/entries.page.tsx'),
    },
  ],
};
