import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { callOperation, ProblemError } from '#ui/client.ts';
import { useDraft } from '#ui/hooks.ts';
import { receiveMember } from '../../../contract/batch-operations.ts';
import type { ReceiptAction } from '../../../contract/workflow.ts';
import { newId } from '../new-id.ts';

/** A signature given on this phone that the server has not confirmed yet. */
export interface Receipt {
  /** The same at every try, so that it counts once however often it is sent. */
  key: string;
  memberId: string;
  version: number;
  action: ReceiptAction;
  receiverName: string;
  reason: string;
  /** The server's refusal; it is not sent again by itself. */
  problem?: Problem;
  /** The server has it; the list on the screen may not show it yet. */
  isDone?: boolean;
}

export interface ReceiptQueue {
  of(memberId: string): Receipt | undefined;
  waiting: number;
  sign(receipt: Omit<Receipt, 'key'>): void;
  /** Gives up a signature that was refused. */
  drop(memberId: string): void;
  send(): Promise<void>;
}

const againMs = 15_000;
const refreshes = ['dispatch.', 'placement.', 'todo.'];

const isWaiting = ({ problem, isDone }: Receipt): boolean => !problem && !isDone;

/** No way through to the server, or none that it answered: to be tried again. */
const isUnreachable = ({ status, code }: Problem): boolean => code === 'web.offline' || status >= 500;

/**
 * Signatures are kept on the phone until the server has them: at a bus door the signal comes and goes. Each is sent under
 * its own key, in order, when it is given, when the signal returns, and every few seconds as long as one waits.
 */
export function useReceiptQueue(): ReceiptQueue {
  const queries = useQueryClient();
  const [receipts, store] = useDraft<Receipt[]>('dispatch.receipts', []);
  const current = useRef(receipts);
  const isSending = useRef(false);

  const change = useCallback(
    (next: Receipt[]) => {
      current.current = next;
      store(next);
    },
    [store],
  );
  const replace = useCallback(
    (by: Receipt) => change(current.current.map((each) => (each.key === by.key ? by : each))),
    [change],
  );

  const sendOne = useCallback(
    async (receipt: Receipt): Promise<boolean> => {
      const { key, memberId, action, version, receiverName, reason } = receipt;
      const input = { id: memberId, version, action, given: { receiverName, reason } };
      try {
        await callOperation(receiveMember, input, { idempotencyKey: key });
        replace({ ...receipt, isDone: true });
        return true;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { problem } = error;
        if (isUnreachable(problem)) return false;
        replace({ ...receipt, problem });
        return true;
      }
    },
    [replace],
  );

  const send = useCallback(async (): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    try {
      let next = current.current.find(isWaiting);
      while (next && (await sendOne(next))) next = current.current.find(isWaiting);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => refreshes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
      });
      change(current.current.filter(({ isDone }) => !isDone));
    } finally {
      isSending.current = false;
    }
  }, [queries, sendOne, change]);

  const waiting = receipts.filter(isWaiting).length;
  useEffect(() => {
    if (waiting === 0) return undefined;
    const again = () => void send();
    const timer = setInterval(again, againMs);
    window.addEventListener('online', again);
    again();
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waiting, send]);

  return {
    waiting,
    send,
    of: (memberId) => receipts.find((each) => each.memberId === memberId),
    sign(receipt) {
      // A second press finds the first one waiting.
      if (current.current.some(({ memberId }) => memberId === receipt.memberId)) return;
      change([...current.current, { ...receipt, key: newId() }]);
    },
    drop: (memberId) => change(current.current.filter((each) => each.memberId !== memberId)),
  };
}
