import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { listOf, type Todo, todos } from '../todos.ts';

async function countOf(context: OperationContext, todo: Todo): Promise<number> {
  const { contract: list, run } = listOf(todo);
  if (
    !run ||
    (typeof list.permission === 'string' &&
      !list.permission.startsWith('@') &&
      !context.actor.permissions.has(list.permission))
  )
    return 0;
  const page = (await run(context as never, list.input.parse({ ...todo.filter, pageSize: 1 }) as never)) as {
    total: number;
  };
  return page.total;
}

export const listTodos = implement(contract.listTodos, async (context: OperationContext) => {
  const mine = todos.filter(({ permission }) => context.actor.permissions.has(permission));
  const found = [];
  for (const todo of mine) {
    const count = await countOf(context, todo);
    if (count) found.push({ code: todo.code, title: todo.title, unit: todo.unit, to: todo.to, count });
  }
  return { total: found.reduce((sum, { count }) => sum + count, 0), todos: found };
});
