import { Badge } from 'antd';
import { Link } from 'react-router';
import { useRead } from '#ui/hooks.ts';
import { countUnread } from '../../contract/operations.ts';

/** How many messages wait unread, in the top bar. */
export function UnreadCount() {
  const { data } = useRead(countUnread, {});
  const unread = data?.unread ?? 0;
  return (
    <Link to="/message" className="todo-count" aria-label={`未读消息 ${unread} 条`}>
      消息 <Badge count={unread} overflowCount={999} showZero={false} />
    </Link>
  );
}
