import { routes as audit } from '#modules/audit/web/routes.tsx';
import { routes as demand } from '#modules/demand/web/routes.tsx';
import { routes as dispatch } from '#modules/dispatch/web/routes.tsx';
import { routes as enterprise } from '#modules/enterprise/web/routes.tsx';
import { routes as exchange } from '#modules/exchange/web/routes.tsx';
import { routes as identity, signInRoutes } from '#modules/identity/web/routes.tsx';
import { routes as matching } from '#modules/matching/web/routes.tsx';
import { routes as message } from '#modules/message/web/routes.tsx';
import { routes as person } from '#modules/person/web/routes.tsx';
import { routes as placement } from '#modules/placement/web/routes.tsx';
import { publicRoutes, routes as policy } from '#modules/policy/web/routes.tsx';
import { routes as region } from '#modules/region/web/routes.tsx';
import { routes as target } from '#modules/target/web/routes.tsx';
import { routes as todo } from '#modules/todo/web/routes.tsx';
import { routes as wish } from '#modules/wish/web/routes.tsx';
import { mayOpen, type ModuleRoutes, type PageRoute } from '#ui/routes.ts';

const modules: ModuleRoutes[] = [
  todo,
  demand,
  enterprise,
  person,
  message,
  matching,
  placement,
  wish,
  dispatch,
  target,
  policy,
  exchange,
  identity,
  region,
  audit,
];

export const deskRoutes: PageRoute[] = modules.flatMap(({ desk }) => desk ?? []);
export const phoneRoutes: PageRoute[] = modules.flatMap(({ phone }) => phone ?? []);
/** Pages that open without an account. */
export const openRoutes: Required<ModuleRoutes> = {
  desk: [...(signInRoutes.desk ?? []), ...(publicRoutes.desk ?? [])],
  phone: [...(signInRoutes.phone ?? []), ...(publicRoutes.phone ?? [])],
};

interface Holder {
  permissions: string[];
  scope: { kind: string };
}

/** The pages a menu offers to a user, in order. */
export function menuRoutes(
  routes: PageRoute[],
  { permissions, scope }: Holder,
): (PageRoute & { menu: NonNullable<PageRoute['menu']> })[] {
  return routes
    .flatMap((route) => (route.menu ? [{ ...route, menu: route.menu }] : []))
    .filter((route) => mayOpen(route, permissions))
    .filter(({ menu: { isFor } }) => !isFor || (isFor === 'self') === (scope.kind === 'self'))
    .sort((a, b) => a.menu.order - b.menu.order);
}

/** The menu entry that the open page belongs to: the longest path it starts with. */
export function entryOf(paths: string[], pathname: string): string | undefined {
  return paths
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}
