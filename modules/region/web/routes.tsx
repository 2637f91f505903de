import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/region/places',
      title: '区划与机构',
      question: '本市有哪些县区、镇街、村社，谁与谁对接？',
      permission: 'region.view',
      menu: { group: '系统管理', order: 730 },
      load: () => import('./pages/places.page.tsx'),
    },
    {
      path: '/region/settings',
      title: '地区参数',
      question: '系统按哪些参数运行，每一项依据哪个文件？',
      permission: 'region.view',
      menu: { group: '系统管理', order: 740 },
      load: () => import('./pages/settings.page.tsx'),
    },
  ],
};
