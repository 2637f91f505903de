import type { ModuleRoutes } from '#ui/routes.ts';

/** Pages for everybody: they stand outside the shell and need no account. */
export const publicRoutes: ModuleRoutes = {
  phone: [
    { path: '/m/policy', title: '能享受什么政策', load: () => import('./pages/m/policy/index.page.tsx') },
  ],
};

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/policy',
      title: '政策库',
      question: '本地有哪些政策条款，谁能享受、享受多少、现行的是哪一版？',
      permission: 'policy.view',
      menu: { group: '政策', order: 650 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/policy/fit',
      title: '能享受什么',
      question: '一家企业、一个机构或一个人，按台账现在能享受哪些政策，各是多少？',
      permission: 'policy.view',
      menu: { group: '政策', order: 652 },
      load: () => import('./pages/fit.page.tsx'),
    },
    {
      path: '/policy/fit/people',
      title: '逐人核对',
      question: '这一条政策对名下的人，谁符合、谁还缺什么、谁不符合，各为什么？',
      permission: 'policy.view',
      load: () => import('./pages/fit/people.page.tsx'),
    },
    {
      path: '/policy/unclaimed',
      title: '应享未享',
      question: '按台账已经符合条件的有哪些，近期还有哪些要到期？',
      permission: 'policy.entitlements',
      menu: { group: '政策', order: 654 },
      load: () => import('./pages/unclaimed/index.page.tsx'),
    },
    {
      path: '/policy/unclaimed/rows',
      title: '应享未享明细',
      question: '这个数由哪些人、哪些单位组成？',
      permission: 'policy.entitlements',
      load: () => import('./pages/unclaimed/rows.page.tsx'),
    },
    {
      path: '/policy/forecast',
      title: '资金预测',
      question: '今后十二个月，各项资金每月要付多少？',
      permission: 'policy.entitlements',
      menu: { group: '政策', order: 656 },
      load: () => import('./pages/forecast/index.page.tsx'),
    },
    {
      path: '/policy/forecast/form',
      title: '预测一件事',
      question: '一次见习、一个培训班、一份协议，按条款哪天到期、各是多少、还缺什么？',
      permission: 'policy.view',
      menu: { group: '政策', order: 657 },
      load: () => import('./pages/forecast/form.page.tsx'),
    },
    {
      path: '/policy/forecast/placement/:id',
      title: '政策兑现日程',
      question: '这个人上岗后，哪一条政策哪天到期、付给谁、各是多少、还缺什么？',
      permission: 'policy.view',
      load: () => import('./pages/forecast/placement/[id].page.tsx'),
    },
    {
      path: '/policy/standards',
      title: '标准参数',
      question: '文件没有写明、由其他规定确定的标准，现在各是多少？',
      permission: 'policy.view',
      menu: { group: '政策', order: 658 },
      load: () => import('./pages/standards.page.tsx'),
    },
    {
      path: '/policy/new',
      title: '起草条款',
      question: '新的条款由谁享受、符合什么条件、享受多少？',
      permission: 'policy.draft',
      load: () => import('./pages/new.page.tsx'),
    },
    {
      path: '/policy/:clauseId',
      title: '条款',
      permission: 'policy.view',
      load: () => import('./pages/[clauseId]/index.page.tsx'),
    },
    {
      path: '/policy/:clauseId/edit',
      title: '修改条款',
      question: '改动在第二人同意后才生效；有问题或案例不符的不能提交。',
      permission: 'policy.draft',
      load: () => import('./pages/[clauseId]/edit.page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/policy/fit',
      title: '能享受什么',
      question: '按台账里的情况，能享受哪些政策、各是多少、还缺什么？',
      permission: 'policy.view',
      menu: { group: '政策', order: 652, isFor: 'self' },
      load: () => import('./pages/m/policy/fit.page.tsx'),
    },
  ],
};
