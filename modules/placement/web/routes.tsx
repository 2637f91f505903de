import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/placement/candidates',
      title: '候选人员',
      question: '招聘机构向本企业推荐了哪些人，哪些还等着答复？',
      permission: 'placement.respond',
      menu: { group: '实名台账', order: 505 },
      load: () => import('./pages/candidates.page.tsx'),
    },
    {
      path: '/placement',
      title: '实名台账',
      question: '推荐了哪些人，每个人走到哪一步，接下来该办什么？',
      permission: 'placement.view',
      menu: { group: '实名台账', order: 510 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/placement/funnel',
      title: '推荐到上岗',
      question: '从推荐到上岗，人在哪一步、因为什么流失？',
      permission: 'placement.view',
      menu: { group: '实名台账', order: 520 },
      load: () => import('./pages/funnel.page.tsx'),
    },
    {
      path: '/placement/retention',
      title: '稳定就业',
      question: '上岗的人稳定了几个月，近期要核实哪些人？',
      permission: 'retention.view',
      menu: { group: '实名台账', order: 530 },
      load: () => import('./pages/retention.page.tsx'),
    },
    {
      path: '/placement/fairness',
      title: '公平性月报',
      question: '各类人员被推荐、被录用的机会是不是一样？',
      permission: 'fairness.view',
      menu: { group: '统计', order: 640 },
      load: () => import('./pages/fairness.page.tsx'),
    },
    {
      path: '/placement/contradictions',
      title: '参保与在岗不一致',
      question: '哪些人的参保记录和上岗、离职日期对不上，需要核实？',
      permission: 'retention.view',
      menu: { group: '实名台账', order: 540 },
      load: () => import('./pages/contradictions.page.tsx'),
    },
    {
      path: '/placement/:id',
      title: '上岗全过程',
      permission: 'placement.view',
      load: () => import('./pages/[id].page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/placement/candidates',
      title: '候选人员',
      question: '哪些人等着答复？',
      permission: 'placement.respond',
      menu: { group: '实名台账', order: 505, label: '候选' },
      load: () => import('./pages/m/candidates/index.page.tsx'),
    },
    {
      path: '/m/placement/candidates/:id',
      title: '候选人员',
      permission: 'placement.respond',
      load: () => import('./pages/m/candidates/[id].page.tsx'),
    },
  ],
};
