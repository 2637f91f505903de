import { useEffect } from 'react';
import type { Run } from './types.ts';

const askAgainMs = 1000;

export const isRunning = ({ status }: Pick<Run, 'status'>): boolean =>
  status === 'waiting' || status === 'running';

/** Asks again every second while a job has the run, also through a break of the connection. */
export function useAskAgain(isOpen: boolean, isFetching: boolean, refetch: () => unknown): void {
  useEffect(() => {
    if (!isOpen || isFetching) return;
    const timer = setTimeout(() => void refetch(), askAgainMs);
    return () => clearTimeout(timer);
  }, [isOpen, isFetching, refetch]);
}
