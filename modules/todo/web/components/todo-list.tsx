import { EmptyState, Figure, FigureRow, LoadError, Loading } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { listTodos } from '../../contract/operations.ts';

/** Each waiting kind as a figure that opens its rows. */
export function TodoList() {
  const { data, error, refetch } = useRead(listTodos, {});
  if (error) return <LoadError problem={error.problem} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.todos.length) return <EmptyState text="没有等着您办的事" />;
  return (
    <FigureRow>
      {data.todos.map(({ code, title, count, unit, to }) => (
        <Figure key={code} label={title} value={count} unit={unit} to={to} />
      ))}
    </FigureRow>
  );
}
