import {
  ApartmentOutlined,
  BarChartOutlined,
  IdcardOutlined,
  InboxOutlined,
  ReadOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Menu, type MenuProps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useMe, useStored } from '#ui/hooks.ts';
import { type MenuGroup, menuGroups } from '#ui/routes.ts';
import { deskRoutes, entryOf, menuRoutes } from '../modules.ts';

const icons: Record<MenuGroup, ReactNode> = {
  待办: <InboxOutlined />,
  用工需求: <SolutionOutlined />,
  人力资源: <TeamOutlined />,
  人岗匹配: <ApartmentOutlined />,
  实名台账: <IdcardOutlined />,
  统计: <BarChartOutlined />,
  政策: <ReadOutlined />,
  系统管理: <SettingOutlined />,
};

export function MenuTree({ onChosen }: { onChosen?: () => void }) {
  const me = useMe();
  const { pathname } = useLocation();
  const [open, setOpen] = useStored<string[]>('menu.open', [...menuGroups]);
  const routes = menuRoutes(deskRoutes, me);
  const items: NonNullable<MenuProps['items']> = menuGroups.flatMap((group) => {
    const children = routes
      .filter(({ menu }) => menu.group === group)
      .map(({ path, title, menu }) => ({ key: path, label: <Link to={path}>{menu.label ?? title}</Link> }));
    return children.length > 0 ? [{ key: group, label: group, icon: icons[group], children }] : [];
  });
  const entry = entryOf(
    routes.map(({ path }) => path),
    pathname,
  );
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // The menu is longer than the window: the page that is open stays in sight.
    if (entry) nav.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [entry]);
  return (
    <nav aria-label="主菜单" ref={nav}>
      <Menu
        mode="inline"
        inlineIndent={16}
        items={items}
        openKeys={open}
        selectedKeys={entry ? [entry] : []}
        onOpenChange={setOpen}
        onClick={() => onChosen?.()}
      />
    </nav>
  );
}
