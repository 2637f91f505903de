import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { kindsFor } from '../kinds.ts';

export const listKinds = implement(contract.listKinds, async ({ actor }) => ({
  kinds: kindsFor(actor).map(({ code, label }) => ({ code, label })),
}));
