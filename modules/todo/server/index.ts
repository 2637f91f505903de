import type { ServerModule } from '#platform/http/operation.ts';
import { listTodos } from './operations/list-todos.ts';

export const todoModule: ServerModule = { name: 'todo', operations: [listTodos], errors: {} };
