import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/enterprise',
      title: '企业名录',
      question: '辖区内有哪些企业，建到哪一步，由谁服务？',
      permission: 'enterprise.view',
      menu: { group: '用工需求', order: 105 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/enterprise/new',
      title: '登记企业',
      question: '登记后由同事核实；信用代码和名称在全市只能登记一次。',
      permission: 'enterprise.edit',
      load: () => import('./pages/new.page.tsx'),
    },
    {
      path: '/enterprise/:id',
      title: '企业详情',
      permission: 'enterprise.view',
      load: () => import('./pages/[id].page.tsx'),
    },
    {
      path: '/enterprise/:id/edit',
      title: '修改企业资料',
      question: '改动名称或信用代码后需要重新核实。',
      permission: 'enterprise.edit',
      load: () => import('./pages/[id]/edit.page.tsx'),
    },
  ],
};
