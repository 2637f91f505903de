import type { ComponentType } from 'react';

/** The groups of the desk menu, in the order they stand. */
export const menuGroups = [
  '待办',
  '用工需求',
  '人力资源',
  '人岗匹配',
  '实名台账',
  '统计',
  '政策',
  '系统管理',
] as const;
export type MenuGroup = (typeof menuGroups)[number];

export interface PageRoute {
  /** URL path; the first segment (after `/m` on the phone) is the module. */
  path: string;
  title: string;
  /** The one sentence that says what the page answers. */
  question?: string;
  /** Without it, or without any of several, the page is hidden from the menu and shows the no-right state. */
  permission?: string | readonly string[];
  /** On the phone the label is that of the tab. `isFor`: people looking for work themselves, or everybody else. */
  menu?: { group: MenuGroup; order: number; label?: string; isFor?: 'self' | 'offices' };
  load: () => Promise<{ Page: ComponentType }>;
}

export interface ModuleRoutes {
  desk?: PageRoute[];
  phone?: PageRoute[];
}

/** Whether a user with these permissions may open a page. */
export function mayOpen({ permission }: Pick<PageRoute, 'permission'>, held: readonly string[]): boolean {
  return permission === undefined || [permission].flat().some((each) => held.includes(each));
}
