import { createBrowserRouter, Outlet, type RouteObject, useLocation, useRouteError } from 'react-router';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import type { PageRoute } from '#ui/routes.ts';
import { Gate } from '../gate.tsx';
import { openRoutes, phoneRoutes } from '../modules.ts';
import { isOutdated, PageHost } from '../page-host.tsx';
import { HomePage } from './home.tsx';
import { MePage } from './me.tsx';
import { Shell } from './shell.tsx';

function BrokenPage({ error, screen }: { error: unknown; screen: string }) {
  const outdated = isOutdated(error);
  return (
    <PhoneFrame
      title={outdated ? '系统已更新' : '这个页面出错了'}
      question={
        outdated ? '请刷新后继续，已填写的草稿仍在。' : '请刷新重试；仍然出错时，请把页面编号告诉系统管理员。'
      }
    >
      <PhoneButton onClick={() => window.location.reload()}>刷新页面</PhoneButton>
      <p className="soft">页面编号：{screen}</p>
    </PhoneFrame>
  );
}

function NoRight() {
  return (
    <PhoneFrame title="没有权限" question="您的岗位没有这项权限。如工作需要，请联系系统管理员。">
      <PhoneButton to="/m">返回首页</PhoneButton>
    </PhoneFrame>
  );
}

function MissingPage() {
  const { pathname } = useLocation();
  return (
    <PhoneFrame title="没有这个页面" question="地址可能输错了，或者页面已经移走。">
      <PhoneButton to="/m">返回首页</PhoneButton>
      <p className="soft">页面编号：{pathname}</p>
    </PhoneFrame>
  );
}

function RootError() {
  return <BrokenPage error={useRouteError()} screen={window.location.pathname} />;
}

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

function Frame() {
  return (
    <Gate
      passwordPath="/m/identity/password"
      waiting={<PhoneLoading />}
      failed={(problem, retry) => (
        <PhoneFrame title="工桥">
          <PhoneProblem problem={problem} retry={retry} />
        </PhoneFrame>
      )}
    >
      <Shell />
    </Gate>
  );
}

export function createPhoneRouter() {
  return createBrowserRouter([
    {
      Component: Outlet,
      ErrorBoundary: RootError,
      HydrateFallback: PhoneLoading,
      children: [
        ...openRoutes.phone.map(({ path, load }) => ({
          path,
          lazy: async () => ({ Component: (await load()).Page }),
        })),
        {
          Component: Frame,
          children: [
            { path: '/m', Component: HomePage },
            { path: '/m/me', Component: MePage },
            ...phoneRoutes.map(lazyPage),
            { path: '*', Component: MissingPage },
          ],
        },
      ],
    },
  ]);
}
