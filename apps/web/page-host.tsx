import { Component, type ComponentType, type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { PageContext, useMe } from '#ui/hooks.ts';
import { mayOpen, type PageRoute } from '#ui/routes.ts';

interface BoundaryProps {
  failed: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** A page that breaks takes only itself down: menu and other pages go on. */
class ErrorBoundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : this.props.failed(this.state.error);
  }
}

interface PageHostProps {
  route: PageRoute;
  Page: ComponentType;
  failed: (error: unknown, screen: string) => ReactNode;
  noRight: ReactNode;
}

/** Opens one page of a module: its title, its right, its own failure. */
export function PageHost({ route, Page, failed, noRight }: PageHostProps) {
  const me = useMe();
  const { pathname } = useLocation();
  if (!mayOpen(route, me.permissions)) return noRight;
  return (
    <PageContext value={route}>
      <ErrorBoundary key={pathname} failed={(error) => failed(error, route.path)}>
        <Page />
      </ErrorBoundary>
    </PageContext>
  );
}

/** Moves the keyboard and the reader to the page that has just opened. */
export function useFocusOnPage() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** After an update of the server, pages not loaded before have other file names. */
export function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}
