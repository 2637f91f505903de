import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { callOperation, ProblemError } from '#ui/client.ts';
import { useDraft } from '#ui/hooks.ts';
import { registerPerson } from '../../../contract/operations.ts';
import { blankRegistration, inputOf, type Registration } from './registration.ts';

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * A registration that survives bad signal: typed text and the key of the last sending are kept in the draft, so that
 * sending again after a lost answer or a closed tab registers nobody twice.
 */
export function useRegistration(village: string | undefined) {
  const queries = useQueryClient();
  const [stored, setDraft, clearDraft] = useDraft<Registration>('person.register', blankRegistration);
  const draft = village ? { ...stored, regionCode: village } : stored;
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState<{ id: string; name: string }>();

  function change(patch: Partial<Registration>): void {
    // Going to another screen keeps what the server said: that is where it is read.
    if (!('step' in patch)) setProblem(undefined);
    setDraft({ ...draft, ...patch });
  }
  async function send(): Promise<void> {
    if (isRunning) return;
    const input = inputOf(draft);
    const text = JSON.stringify(input);
    const attempt = draft.attempt?.text === text ? draft.attempt : { text, key: newKey() };
    setDraft({ ...draft, attempt });
    setRunning(true);
    setProblem(undefined);
    try {
      const { id } = await callOperation(registerPerson, input, { idempotencyKey: attempt.key });
      setDone({ id, name: draft.name.trim() });
      clearDraft();
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('person.'),
      });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setRunning(false);
    }
  }
  function startAfresh(): void {
    clearDraft();
    setProblem(undefined);
    setDone(undefined);
  }
  return { draft, change, send, isRunning, problem, done, startAfresh };
}
export type RegistrationState = ReturnType<typeof useRegistration>;
