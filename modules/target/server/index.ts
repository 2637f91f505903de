import type { ServerModule } from '#platform/http/operation.ts';
import { summariseCompletion } from './operations/summarise-completion.ts';

export const targetModule: ServerModule = {
  name: 'target',
  operations: [summariseCompletion],
  errors: {},
};
