import { useState } from 'react';
import { callOperation } from '#ui/client.ts';
import { useWrite } from '#ui/hooks.ts';
import type { PersonAction } from '../../contract/codes.ts';
import { confirmContact, revealIdCard, setConsent, withdrawConsent } from '../../contract/operations.ts';

const refreshes = ['person.', 'matching.'];

/** What the server lets one do with a person, except editing, which is a page of its own. */
export function usePersonActions({ id, version }: { id: string; version: number }) {
  const [idCard, setIdCard] = useState<string>();
  const contact = useWrite(confirmContact, { refreshes });
  const consent = useWrite(setConsent, { refreshes });
  const withdrawal = useWrite(withdrawConsent, { refreshes });
  const all = [contact, consent, withdrawal];

  /** Without an idempotency key: the answer of a keyed call is kept in the database, and this one must not be. */
  async function reveal(reason: string): Promise<unknown> {
    const output = await callOperation(revealIdCard, { id, reason });
    setIdCard(output.idCard);
    return output;
  }
  function act(action: Exclude<PersonAction, 'edit'>, reason: string): Promise<unknown> {
    for (const each of all) each.reset();
    switch (action) {
      case 'confirmContact':
        return contact.run({ id, version });
      case 'setConsent':
        return consent.run({ id, version });
      case 'withdrawConsent':
        return withdrawal.run({ id, version, reason });
      case 'revealIdCard':
        return reveal(reason);
    }
  }
  return {
    act,
    isRunning: all.some((each) => each.isRunning),
    problem: all.find((each) => each.problem)?.problem,
    /** The full card number, once it was asked for. */
    idCard,
    hideIdCard: () => setIdCard(undefined),
  };
}
