import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredEnterprises, sorted, withNames } from '../queries.ts';
import type { EnterpriseTables } from '../tables.ts';

export const listEnterprises = implement(
  contract.listEnterprises,
  async (context: OperationContext<EnterpriseTables>, input) => {
    const enterprises = filteredEnterprises(context, input);
    const { total } = await enterprises
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await sorted(withNames(enterprises), input.sort)
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    return { total, rows };
  },
);
