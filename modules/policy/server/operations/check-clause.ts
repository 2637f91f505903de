import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/draft-operations.ts';
import { stepsOf } from '../book.ts';
import { checkClause as check, checkedView } from '../check.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';

export const checkClause = implement(
  contract.checkClause,
  async ({ db, actor, pack, today }: OperationContext<PolicyTables>, { clause, cases }) => {
    const place = placeOf(pack.id);
    return checkedView(place, check(place, clause, cases), await stepsOf(db, actor.cityCode), today);
  },
);
