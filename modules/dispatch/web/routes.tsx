import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/dispatch',
      title: '输送方案',
      question: '期限内哪些人、哪一周、从哪个区县去哪个园区，怎样安排最好？',
      permission: 'dispatch.plan',
      menu: { group: '实名台账', order: 550 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/dispatch/plans/:id',
      title: '输送方案',
      permission: 'dispatch.plan',
      load: () => import('./pages/plans/[id]/index.page.tsx'),
    },
    {
      path: '/dispatch/plans/:id/people',
      title: '方案人员名单',
      question: '这个结果里具体是哪些人，去哪个岗位？',
      permission: 'dispatch.plan',
      load: () => import('./pages/plans/[id]/people.page.tsx'),
    },
    {
      path: '/dispatch/plans/:id/compare',
      title: '比较两个结果',
      question: '改了限制条件以后，结果有什么不同？',
      permission: 'dispatch.plan',
      load: () => import('./pages/plans/[id]/compare.page.tsx'),
    },
    {
      path: '/dispatch/batches',
      title: '输送批次',
      question: '哪些批次要出发、在途、等待交接，各区县送出和接收了多少人？',
      permission: 'dispatch.view',
      menu: { group: '实名台账', order: 560 },
      load: () => import('./pages/batches/index.page.tsx'),
    },
    {
      path: '/dispatch/batches/:id',
      title: '输送批次',
      permission: 'dispatch.view',
      load: () => import('./pages/batches/[id].page.tsx'),
    },
    {
      path: '/dispatch/members',
      title: '输送人员去向',
      question: '送出的每个人到了没有，现在走到哪一步？',
      permission: 'dispatch.view',
      menu: { group: '实名台账', order: 570 },
      load: () => import('./pages/members.page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/dispatch/batches',
      title: '输送交接',
      question: '哪些批次要交接？',
      permission: 'dispatch.accept',
      menu: { group: '实名台账', order: 560, label: '交接' },
      load: () => import('./pages/m/batches/index.page.tsx'),
    },
    {
      path: '/m/dispatch/batches/:id',
      title: '逐人交接',
      permission: 'dispatch.accept',
      load: () => import('./pages/m/batches/[id].page.tsx'),
    },
  ],
};
