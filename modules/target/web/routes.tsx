import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/target',
      title: '招募任务',
      question: '各输送区县的招募任务完成了多少，还差多少？',
      permission: 'target.view',
      menu: { group: '统计', order: 610 },
      load: () => import('./pages/index.page.tsx'),
    },
  ],
};
