import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  phone: [
    {
      path: '/m/wish',
      title: '岗位提醒',
      question: '存了哪些找岗条件，有没有新的岗位？',
      permission: 'wish.edit',
      menu: { group: '人岗匹配', order: 325, label: '提醒' },
      load: () => import('./pages/m/index.page.tsx'),
    },
    {
      path: '/m/wish/new',
      title: '设置岗位提醒',
      permission: 'wish.edit',
      load: () => import('./pages/m/new.page.tsx'),
    },
    {
      path: '/m/wish/:id',
      title: '岗位提醒',
      permission: 'wish.edit',
      load: () => import('./pages/m/[id]/index.page.tsx'),
    },
    {
      path: '/m/wish/:id/edit',
      title: '修改岗位提醒',
      permission: 'wish.edit',
      load: () => import('./pages/m/[id]/edit.page.tsx'),
    },
  ],
};
