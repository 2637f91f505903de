import { Button, Space } from 'antd';
import { useLocation } from 'react-router';
import { Notice, PageFrame } from '#ui/desk/index.ts';
import { isOutdated } from '../page-host.tsx';

/** Where the user is, for the telephone call to the administrator. */
function Screen({ path }: { path: string }) {
  return <p className="screen-id">页面编号：{path}</p>;
}

/** What a page that broke leaves on the screen. */
export function BrokenPage({ error, screen }: { error: unknown; screen: string }) {
  const outdated = isOutdated(error);
  const actions = (
    <Space>
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
      <Button href="/">返回首页</Button>
    </Space>
  );
  return (
    <div className="page">
      <Notice title={outdated ? '系统已更新' : '这个页面出错了'} action={actions}>
        {outdated
          ? '请刷新页面后继续，已填写的草稿仍在。'
          : '其他页面可以照常使用。请刷新重试；仍然出错时，请把下面的页面编号告诉系统管理员。'}
      </Notice>
      <Screen path={screen} />
    </div>
  );
}

export function MissingPage() {
  const { pathname } = useLocation();
  return (
    <PageFrame title="没有这个页面">
      <Notice title="没有找到这个页面" action={<Button href="/">返回首页</Button>}>
        地址可能输错了，或者页面已经移走。
      </Notice>
      <Screen path={pathname} />
    </PageFrame>
  );
}
