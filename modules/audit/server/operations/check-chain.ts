import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { chainSize, firstBrokenEntry } from '../chain.ts';
import type { AuditTables } from '../tables.ts';

export const checkChain = implement(
  contract.checkChain,
  async ({ db, actor }: OperationContext<AuditTables>) => {
    const broken = await firstBrokenEntry(db, actor.cityCode);
    return {
      ...(await chainSize(db, actor.cityCode)),
      broken: broken ? { position: broken.position, reason: broken.reason } : null,
    };
  },
);
