import { createBrowserRouter, Outlet, type RouteObject, useRouteError } from 'react-router';
import { Loading, LoadError, NoRight } from '#ui/desk/index.ts';
import type { PageRoute } from '#ui/routes.ts';
import { Gate } from '../gate.tsx';
import { deskRoutes, openRoutes } from '../modules.ts';
import { PageHost } from '../page-host.tsx';
import { BrokenPage, MissingPage } from './error-pages.tsx';
import { HomePage } from './home.tsx';
import { Shell } from './shell.tsx';

function lazyPage(route: PageRoute): RouteObject {
  return {
    path: route.path,
    async lazy() {
      const { Page } = await route.load();
      const failed = (error: unknown, screen: string) => <BrokenPage error={error} screen={screen} />;
      return {
        Component: () => <PageHost route={route} Page={Page} failed={failed} noRight={<NoRight />} />,
      };
    },
  };
}

function openPage({ path, load }: PageRoute): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).Page }) };
}

function Frame() {
  return (
    <Gate
      passwordPath="/identity/password"
      waiting={<Loading />}
      failed={(problem, retry) => (
        <main className="page">
          <LoadError problem={problem} retry={retry} />
        </main>
      )}
    >
      <Shell />
    </Gate>
  );
}

function RootError() {
  return <BrokenPage error={useRouteError()} screen={window.location.pathname} />;
}

export function createDeskRouter() {
  return createBrowserRouter([
    {
      Component: Outlet,
      ErrorBoundary: RootError,
      HydrateFallback: Loading,
      children: [
        ...openRoutes.desk.map(openPage),
        {
          Component: Frame,
          children: [
            { path: '/', Component: HomePage },
            ...deskRoutes.map(lazyPage),
            { path: '*', Component: MissingPage },
          ],
        },
      ],
    },
  ]);
}
