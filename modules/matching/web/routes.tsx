import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/matching/posts',
      title: '为岗位找人',
      question: '全市有哪些岗位在招人，我管辖的人里谁合适？',
      permission: 'matching.rankPeople',
      menu: { group: '人岗匹配', order: 410 },
      load: () => import('./pages/posts/index.page.tsx'),
    },
    {
      path: '/matching/posts/:id',
      title: '合适的人员',
      question: '我管辖的人里谁适合这个岗位，为什么，其他人差在哪里？',
      permission: 'matching.rankPeople',
      load: () => import('./pages/posts/[id].page.tsx'),
    },
    {
      path: '/matching/runs',
      title: '整张清单匹配',
      question: '一批岗位和我管辖的全部求职者一起比对，各岗位有哪些人选？',
      permission: 'matching.rankPeople',
      menu: { group: '人岗匹配', order: 415 },
      load: () => import('./pages/runs/index.page.tsx'),
    },
    {
      path: '/matching/runs/:id',
      title: '整张清单匹配的结果',
      question: '各岗位有哪些人选，哪些岗位没有、为什么？',
      permission: 'matching.rankPeople',
      load: () => import('./pages/runs/[id].page.tsx'),
    },
    {
      path: '/matching/people',
      title: '为人找岗位',
      question: '我管辖的求职者里，先为谁找岗位？',
      permission: 'matching.rankPosts',
      menu: { group: '人岗匹配', order: 420 },
      load: () => import('./pages/people/index.page.tsx'),
    },
    {
      path: '/matching/people/:id',
      title: '合适的岗位',
      question: '全市在招岗位里哪些适合这个人，几个岗位相比怎样？',
      permission: 'matching.rankPosts',
      load: () => import('./pages/people/[id].page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/matching',
      title: '找岗位',
      question: '哪些岗位合适，为什么？',
      permission: 'matching.rankPosts',
      menu: { group: '人岗匹配', order: 305, label: '找岗位', isFor: 'self' },
      load: () => import('./pages/m/index.page.tsx'),
    },
    {
      path: '/m/matching/people',
      title: '为人找岗位',
      question: '先为谁找岗位？',
      permission: 'matching.rankPosts',
      menu: { group: '人岗匹配', order: 410, label: '找岗位', isFor: 'offices' },
      load: () => import('./pages/m/people/index.page.tsx'),
    },
    {
      path: '/m/matching/people/:id',
      title: '合适的岗位',
      permission: 'matching.rankPosts',
      load: () => import('./pages/m/people/[id]/index.page.tsx'),
    },
    {
      path: '/m/matching/people/:id/compare',
      title: '岗位对比',
      permission: 'matching.rankPosts',
      load: () => import('./pages/m/people/[id]/compare.page.tsx'),
    },
    {
      path: '/m/matching/people/:id/posts/:postId',
      title: '岗位',
      permission: 'matching.rankPosts',
      load: () => import('./pages/m/people/[id]/posts/[postId].page.tsx'),
    },
  ],
};
