import { permissionLabels } from '#modules/identity/contract/codes.ts';
import type { ModuleRoutes } from '#ui/routes.ts';

/** Who may import nothing finds no door to it. */
const mayImport = Object.keys(permissionLabels).filter((code) => code.startsWith('exchange.import.'));

export const routes: ModuleRoutes = {
  desk: [
    {
      path: '/exchange',
      title: '清单导入',
      question: '我能导入哪些清单？以前导入的每一份结果如何？',
      permission: mayImport,
      menu: { group: '用工需求', order: 290 },
      load: () => import('./pages/index.page.tsx'),
    },
    {
      path: '/exchange/batches/:id',
      title: '导入一份清单',
      question: '这份清单读得对不对，哪些行有错，导入后改动了什么？',
      permission: mayImport,
      load: () => import('./pages/batches/[id].page.tsx'),
    },
  ],
};
