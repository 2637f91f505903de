import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/todo',
      title: '待办',
      question: '有哪些事等着我办？',
      menu: { group: '待办', order: 10, label: '待办事项' },
      load: () => import('./pages/index.page.tsx'),
    },
  ],
};
