import { Drawer } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { useMe, useStored } from '#ui/hooks.ts';
import { deskWidth } from '#ui/tokens.ts';
import { useFocusOnPage } from '../page-host.tsx';
import { MenuTree } from './menu.tsx';
import { TopBar } from './top-bar.tsx';

const wide = window.matchMedia(`(min-width: ${deskWidth}px)`);

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}

/** The frame of the desk: menu at the left, who and when on top, the page. */
export function Shell() {
  const me = useMe();
  const isWide = useIsWide();
  const [isFolded, setFolded] = useStored('menu.folded', false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const { state } = useNavigation();
  const main = useFocusOnPage();
  const hasMenu = !me.mustChangePassword;
  const hasSide = hasMenu && isWide && !isFolded;

  return (
    <>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <TopBar
        hasMenu={hasMenu}
        isMenuOpen={isWide ? hasSide : isDrawerOpen}
        onToggleMenu={() => (isWide ? setFolded(!isFolded) : setDrawerOpen(true))}
      />
      {state === 'loading' && <div className="page-progress" role="status" aria-label="正在打开页面" />}
      <div className="shell">
        {hasSide && (
          <aside className="side">
            <MenuTree />
          </aside>
        )}
        {hasMenu && !isWide && (
          <Drawer
            title="菜单"
            placement="left"
            size={260}
            open={isDrawerOpen}
            onClose={() => setDrawerOpen(false)}
            styles={{ body: { padding: 0 } }}
          >
            <MenuTree onChosen={() => setDrawerOpen(false)} />
          </Drawer>
        )}
        <main id="main" ref={main} tabIndex={-1} className="main">
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </>
  );
}
