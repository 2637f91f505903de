import { DownOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Badge, Button, Dropdown, type MenuProps, Popover, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { signOut, switchAppointment } from '#modules/identity/contract/operations.ts';
import { UnreadCount } from '#modules/message/web/components/unread.tsx';
import { setDemoDate } from '#modules/region/contract/operations.ts';
import { listTodos } from '#modules/todo/contract/operations.ts';
import { DateInput, FormItem, FormShell } from '#ui/desk/index.ts';
import { useMe, usePermission, useRead, useWrite } from '#ui/hooks.ts';
import { useLargePrint } from '#ui/large-print.ts';
import { forgetDrafts } from '#ui/stored.ts';
import { GlobalSearch } from './global-search.tsx';

/** For whom and where the user acts; a choice where there are several appointments. */
function ActingScope() {
  const me = useMe();
  // Everything on the screen belongs to the former appointment.
  const { run } = useWrite(switchAppointment, { refreshes: [], onDone: () => window.location.assign('/') });
  if (me.appointments.length < 2) return <span className="acting-scope">{me.appointmentLabel}</span>;
  const items = me.appointments.map(({ id, label }) => ({
    key: id,
    label,
    disabled: id === me.appointmentId,
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void run({ appointmentId: key }) }}>
      <Button type="text" className="acting-scope" aria-label={`当前岗位：${me.appointmentLabel}，点击切换`}>
        {me.appointmentLabel} <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** The business date all figures are as of; a demonstration city says so, and may move it. */
function BusinessDate() {
  const me = useMe();
  const mayMove = usePermission('demoClock.set') && me.isDemo;
  const [isOpen, setOpen] = useState(false);
  const move = useWrite(setDemoDate, { refreshes: [], onDone: () => window.location.reload() });
  const date = (
    <>
      {me.today} {me.isDemo && <Tag color="warning">演示日期</Tag>}
    </>
  );
  if (!mayMove) return <span className="business-date">{date}</span>;
  const form = (
    <FormShell<{ businessOn: string }>
      initial={{ businessOn: me.today }}
      submitLabel="调整演示日期"
      onSubmit={move.run}
      problem={move.problem}
      isRunning={move.isRunning}
    >
      <FormItem name="businessOn" label="演示日期" required>
        <DateInput />
      </FormItem>
    </FormShell>
  );
  return (
    <Popover content={form} trigger="click" open={isOpen} onOpenChange={setOpen}>
      <Button type="text" className="business-date" title="业务日期，点击调整">
        {date}
      </Button>
    </Popover>
  );
}

function MeMenu() {
  const me = useMe();
  const navigate = useNavigate();
  const [isLarge, setLarge] = useLargePrint();
  const leave = useWrite(signOut, {
    refreshes: [],
    onDone: () => {
      forgetDrafts();
      window.location.assign('/sign-in');
    },
  });
  const items: MenuProps['items'] = [
    { key: 'who', label: `${me.roleName} · ${me.login}`, disabled: true },
    { type: 'divider' },
    { key: 'sessions', label: '登录设备', onClick: () => void navigate('/identity/sessions') },
    { key: 'password', label: '修改密码', onClick: () => void navigate('/identity/password') },
    { key: 'large', label: isLarge ? '恢复标准字号' : '大字显示', onClick: () => setLarge(!isLarge) },
    { type: 'divider' },
    { key: 'leave', label: '退出登录', onClick: () => void leave.run({}) },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" icon={<UserOutlined />} aria-label={`${me.displayName}，我的设置`}>
        <span className="me-name">{me.displayName}</span>
      </Button>
    </Dropdown>
  );
}

function TodoCount() {
  const { data } = useRead(listTodos, {});
  const total = data?.total ?? 0;
  return (
    <Link to="/todo" className="todo-count" aria-label={`待办 ${total} 件`}>
      待办 <Badge count={total} overflowCount={9999} showZero={false} />
    </Link>
  );
}

interface TopBarProps {
  isMenuOpen: boolean;
  onToggleMenu: () => void;
  /** Until the first password is changed there is nothing to go to. */
  hasMenu: boolean;
}

export function TopBar({ isMenuOpen, onToggleMenu, hasMenu }: TopBarProps) {
  const me = useMe();
  return (
    <header className="top-bar">
      {hasMenu && (
        <Button
          type="text"
          icon={<MenuOutlined />}
          aria-label={isMenuOpen ? '收起菜单' : '展开菜单'}
          aria-expanded={isMenuOpen}
          onClick={onToggleMenu}
        />
      )}
      <Link to="/" className="brand">
        工桥 <span className="brand-city">{me.cityName}企业用工服务</span>
      </Link>
      {hasMenu && <GlobalSearch />}
      <div className="top-bar-end">
        {hasMenu && <TodoCount />}
        {hasMenu && <UnreadCount />}
        <ActingScope />
        <BusinessDate />
        <MeMenu />
      </div>
    </header>
  );
}
