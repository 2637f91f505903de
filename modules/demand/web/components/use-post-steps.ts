import { useWrite } from '#ui/hooks.ts';
import type { Given } from '#ui/desk/index.ts';
import * as contract from '../../contract/operations.ts';

const textOf = (given: Given, key: string): string => (typeof given[key] === 'string' ? given[key] : '');

/** The steps a post may take, by the names the server gives its buttons. */
export function usePostSteps(post: { id: string; version: number }) {
  const seen = { id: post.id, version: post.version };
  const submit = useWrite(contract.submitPost);
  const verify = useWrite(contract.verifyPost);
  const sendBack = useWrite(contract.sendBackPost);
  const serve = useWrite(contract.servePost);
  const close = useWrite(contract.closePost);
  const withdraw = useWrite(contract.withdrawPost);
  const expire = useWrite(contract.expirePost);
  const reopen = useWrite(contract.reopenPost);
  const writes = [submit, verify, sendBack, serve, close, withdraw, expire, reopen];
  const steps: Record<string, (given: Given) => Promise<unknown>> = {
    submit: () => submit.run(seen),
    verify: (given) => verify.run({ ...seen, method: textOf(given, 'method') }),
    sendBack: (given) => sendBack.run({ ...seen, reason: textOf(given, 'reason') }),
    serve: () => serve.run(seen),
    close: (given) => close.run({ ...seen, evidence: textOf(given, 'evidence') }),
    withdraw: (given) => withdraw.run({ ...seen, reason: textOf(given, 'reason') }),
    expire: () => expire.run(seen),
    reopen: () => reopen.run(seen),
  };
  return {
    problem: writes.find(({ problem }) => problem)?.problem,
    async act(action: string, given: Given): Promise<unknown> {
      for (const write of writes) write.reset();
      return steps[action]?.(given);
    },
  };
}
