import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import type { OperationContract } from '#platform/contract/operation.ts';
import { useWrite } from '#ui/hooks.ts';
import { getBatch } from '../../contract/operations.ts';

/** A step of a batch. When another tab was quicker, the page says so and shows where the batch is now. */
export function useStep<C extends OperationContract>(contract: C) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const write = useWrite(contract);
  const overtaken = write.problem?.code === 'exchange.wrongStatus' ? write.problem.detail : undefined;
  useEffect(() => {
    if (!overtaken) return;
    void message.warning(overtaken);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === getBatch.name });
  }, [overtaken, message, queries]);
  return write;
}
