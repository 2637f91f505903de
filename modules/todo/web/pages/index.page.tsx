import { PageFrame } from '#ui/desk/index.ts';
import { TodoList } from '../components/todo-list.tsx';

export function Page() {
  return (
    <PageFrame>
      <TodoList />
    </PageFrame>
  );
}
