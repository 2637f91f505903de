import type { z } from 'zod';
import type { personRow } from '../../contract/fields.ts';
import type { getPerson, registerPerson } from '../../contract/operations.ts';

export type PersonRow = z.output<typeof personRow>;
export type Person = z.output<(typeof getPerson)['output']>;
/** What the forms send; the edit page leaves out what only a registration asks. */
export type PersonInput = z.input<(typeof registerPerson)['input']>;
