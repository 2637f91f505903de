import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/demand/summary',
      title: '用工需求汇总',
      question: '截至某一天，各地各园区各企业需要多少人、已有多少人、还缺多少人？',
      permission: 'demand.view',
      menu: { group: '用工需求', order: 110 },
      load: () => import('./pages/summary.page.tsx'),
    },
    {
      path: '/demand/rows',
      title: '汇总数明细',
      question: '这个数是由哪些企业、哪些岗位加起来的？',
      permission: 'demand.view',
      load: () => import('./pages/rows.page.tsx'),
    },
    {
      path: '/demand/posts',
      title: '缺工清单',
      question: '哪些企业缺什么工、缺多少、办到哪一步？',
      permission: 'demand.view',
      menu: { group: '用工需求', order: 120 },
      load: () => import('./pages/posts/index.page.tsx'),
    },
    {
      path: '/demand/posts/new',
      title: '登记岗位',
      question: '缺工人数、类型、技能、薪资“四清”后提交核实；没填全可以先存草稿。',
      permission: 'demand.edit',
      load: () => import('./pages/posts/new.page.tsx'),
    },
    {
      path: '/demand/posts/:id',
      title: '岗位详情',
      permission: 'demand.view',
      load: () => import('./pages/posts/[id].page.tsx'),
    },
    {
      path: '/demand/posts/:id/edit',
      title: '修改岗位',
      question: '草稿和退回的岗位可以修改，改好后重新提交核实。',
      permission: 'demand.edit',
      load: () => import('./pages/posts/[id]/edit.page.tsx'),
    },
    {
      path: '/demand/open-posts',
      title: '在招岗位',
      question: '全市有哪些已核实的岗位正在招人？',
      permission: 'vacancy.view',
      menu: { group: '用工需求', order: 130 },
      load: () => import('./pages/open-posts.page.tsx'),
    },
    {
      path: '/demand/headcount',
      title: '用工申报',
      question: '企业总共要用多少人、年内要用多少人、现在有多少人？系统已按台账预填。',
      permission: 'demand.report',
      menu: { group: '用工需求', order: 140 },
      load: () => import('./pages/headcount.page.tsx'),
    },
  ],
};
