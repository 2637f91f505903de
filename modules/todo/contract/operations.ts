import { z } from 'zod';
import { emptyInput } from '#platform/contract/fields.ts';
import { operation, signedIn } from '#platform/contract/operation.ts';

export const listTodos = operation({
  name: 'todo.listTodos',
  summary: '待办事项',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  /** Only kinds with something to do; `to` opens exactly the counted rows. */
  output: z.object({
    total: z.int(),
    todos: z.array(
      z.object({ code: z.string(), title: z.string(), count: z.int(), unit: z.string(), to: z.string() }),
    ),
  }),
});
