import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredPosts, sortedPosts, withFilling, withRemaining } from '../post-queries.ts';
import type { DemandTables } from '../tables.ts';

export const listPosts = implement(
  contract.listPosts,
  async (context: OperationContext<DemandTables>, input) => {
    const posts = filteredPosts(context, input);
    const { total } = await posts
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    // The page is cut from the posts alone; names are looked up for its rows only.
    const page = sortedPosts(posts.select('p.id'), input.sort)
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize);
    const rows = await withFilling(
      sortedPosts(filteredPosts(context, {}).where('p.id', 'in', page), input.sort),
      context.today,
    ).execute();
    return { total, rows: rows.map(withRemaining) };
  },
);
