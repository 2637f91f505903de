import type { ModuleRoutes } from '#ui/routes.ts';

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/message',
      title: '消息',
      question: '有哪些事告诉我，哪些还没看？',
      menu: { group: '待办', order: 20 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/message/outgoing',
      title: '外发消息',
      question: '给谁发了短信、微信、邮件，哪些没有发，为什么？',
      permission: 'message.viewOutgoing',
      menu: { group: '系统管理', order: 740 },
      load: () => import('./pages/outgoing.page.tsx'),
    },
  ],
  phone: [
    {
      path: '/m/message',
      title: '消息',
      question: '有哪些事告诉我？',
      menu: { group: '待办', order: 900 },
      load: () => import('./pages/m/index.page.tsx'),
    },
  ],
};
