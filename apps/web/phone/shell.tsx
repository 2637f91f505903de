import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { useMe } from '#ui/hooks.ts';
import { OfflineBar } from '#ui/phone/index.ts';
import { menuRoutes, phoneRoutes } from '../modules.ts';
import { useFocusOnPage } from '../page-host.tsx';

/** Beside the start page and 我的, so that there are at most four tabs. */
const pageTabs = 2;

export function Shell() {
  const me = useMe();
  const main = useFocusOnPage();
  const tabs = menuRoutes(phoneRoutes, me.permissions).slice(0, pageTabs);
  return (
    <div className="phone-shell">
      <OfflineBar />
      <main ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      {!me.mustChangePassword && (
        <nav className="phone-tabs" aria-label="主菜单">
          <NavLink to="/m" end>
            首页
          </NavLink>
          {tabs.map(({ path, title, menu }) => (
            <NavLink key={path} to={path}>
              {menu.label ?? title}
            </NavLink>
          ))}
          <NavLink to="/m/me">我的</NavLink>
        </nav>
      )}
      <ScrollRestoration />
    </div>
  );
}
