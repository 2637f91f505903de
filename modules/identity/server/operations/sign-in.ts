import { ok } from '#platform/contract/fields.ts';
import { implementAnonymous } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { trySignIn } from '../sign-in.ts';

export const signIn = implementAnonymous(contract.signIn, async (context, input) => {
  context.setSession(input.cityCode, await trySignIn(context, input));
  return ok;
});
