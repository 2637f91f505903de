import { useEffect } from 'react';
import { Link } from 'react-router';
import { TodoList } from '#modules/todo/web/components/todo-list.tsx';
import { EmptyState, PageFrame } from '#ui/desk/index.ts';
import { useMe } from '#ui/hooks.ts';
import { menuGroups } from '#ui/routes.ts';
import { deskRoutes, menuRoutes, phoneRoutes } from '../modules.ts';

const smallScreen = '(max-width: 767px)';
/** Village officers work standing, with the phone; people who look for work have nothing else. */
const phoneFirstRoles = ['R06', 'R13'];

/** The start page of every role: what it can do here, each with the question it answers. */
export function HomePage() {
  const me = useMe();
  const routes = menuRoutes(deskRoutes, me);
  const goesToPhone =
    phoneFirstRoles.includes(me.roleCode) &&
    menuRoutes(phoneRoutes, me).length > 0 &&
    window.matchMedia(smallScreen).matches;
  useEffect(() => {
    if (goesToPhone) window.location.replace('/m');
  }, [goesToPhone]);
  if (goesToPhone) return null;
  return (
    <PageFrame title="首页" question={`${me.appointmentLabel}，以下是您可以办理和查看的事项。`}>
      {routes.length === 0 && <EmptyState text="您的岗位还没有可用的功能，请联系系统管理员。" />}
      {routes.length > 0 && <TodoList />}
      <div className="home">
        {menuGroups.map((group) => {
          if (group === '待办') return null;
          const entries = routes.filter(({ menu }) => menu.group === group);
          if (entries.length === 0) return null;
          return (
            <section key={group} className="panel" aria-label={group}>
              <h2>{group}</h2>
              <ul>
                {entries.map(({ path, title, question, menu }) => (
                  <li key={path}>
                    <Link to={path}>{menu.label ?? title}</Link>
                    {question && <span className="soft">{question}</span>}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </PageFrame>
  );
}
