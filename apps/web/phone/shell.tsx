import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { countUnread } from '#modules/message/contract/operations.ts';
import { useMe, useRead } from '#ui/hooks.ts';
import { OfflineBar } from '#ui/phone/index.ts';
import { entryOf, menuRoutes, phoneRoutes } from '../modules.ts';
import { useFocusOnPage } from '../page-host.tsx';

/** Beside the start page and 我的, so that there are at most four tabs. */
const pageTabs = 2;

export function Shell() {
  const me = useMe();
  const main = useFocusOnPage();
  const { pathname } = useLocation();
  const { data } = useRead(countUnread, {}, { enabled: !me.mustChangePassword });
  const tabs = [
    { path: '/m', label: '首页' },
    ...menuRoutes(phoneRoutes, me)
      .slice(0, pageTabs)
      .map(({ path, title, menu }) => ({ path, label: menu.label ?? title })),
    { path: '/m/me', label: data?.unread ? `我的（${data.unread}）` : '我的' },
  ];
  const open = entryOf(
    tabs.map(({ path }) => path),
    pathname,
  );
  return (
    <div className="phone-shell">
      <OfflineBar />
      <main ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      {!me.mustChangePassword && (
        <nav className="phone-tabs" aria-label="主菜单">
          {tabs.map(({ path, label }) => (
            <Link key={path} to={path} aria-current={path === open ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <ScrollRestoration />
    </div>
  );
}
