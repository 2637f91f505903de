import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/person',
      title: '人力资源台账',
      question: '本地有哪些人，谁在找工作，谁该回访了？',
      permission: 'person.view',
      menu: { group: '人力资源', order: 310 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/person/new',
      title: '登记人员',
      question: '刷身份证或填写姓名、村社和求职意向，登记一名劳动者。',
      permission: 'person.edit',
      menu: { group: '人力资源', order: 320 },
      load: () => import('./pages/new.page.tsx'),
    },
    {
      path: '/person/summary',
      title: '人力资源汇总',
      question: '各地有多少人、多少人未就业、多少人该回访，想做什么工作？',
      permission: 'supply.summary',
      menu: { group: '人力资源', order: 330 },
      load: () => import('./pages/summary.page.tsx'),
    },
    {
      path: '/person/:id',
      title: '人员详情',
      permission: 'person.view',
      load: () => import('./pages/[id]/index.page.tsx'),
    },
    {
      path: '/person/:id/edit',
      title: '修改人员资料',
      permission: 'person.edit',
      load: () => import('./pages/[id]/edit.page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/person',
      title: '本地人员',
      question: '谁该回访了，本地登记了哪些人？',
      permission: 'person.edit',
      menu: { group: '人力资源', order: 310, label: '人员', isFor: 'offices' },
      load: () => import('./pages/m/index.page.tsx'),
    },
    {
      path: '/m/person/register',
      title: '登记人员',
      question: '刷身份证或填写几项，登记一名劳动者。',
      permission: 'person.edit',
      menu: { group: '人力资源', order: 320, label: '登记', isFor: 'offices' },
      load: () => import('./pages/m/register.page.tsx'),
    },
    {
      path: '/m/person/me',
      title: '我的资料',
      question: '登记的情况对不对，还同不同意推荐？',
      permission: 'person.edit',
      menu: { group: '人力资源', order: 330, label: '资料', isFor: 'self' },
      load: () => import('./pages/m/me.page.tsx'),
    },
    {
      path: '/m/person/:id',
      title: '人员',
      permission: 'person.view',
      load: () => import('./pages/m/[id].page.tsx'),
    },
  ],
};
