import type { z } from 'zod';
import type { listMessages } from '../../contract/operations.ts';

export type MessageRow = z.output<typeof listMessages.output>['rows'][number];
