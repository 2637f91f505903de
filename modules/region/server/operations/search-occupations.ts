import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { RegionTables } from '../tables.ts';

export const searchOccupations = implement(
  contract.searchOccupations,
  async ({ db }: OperationContext<RegionTables>, { query, codes, limit }) => {
    let occupations = db.selectFrom('occupation').select(['code', 'name']);
    if (codes) occupations = occupations.where('code', 'in', codes.length ? codes : ['']);
    if (query) {
      const pattern = `%${query.replace(/[%_\\]/g, '\\$&')}%`;
      occupations = occupations.where((eb) =>
        eb.or([eb('name', 'like', pattern), eb('code', 'like', `${pattern.slice(1)}`)]),
      );
    }
    // Short names first: the plain word is usually what was meant.
    const items = await occupations
      .orderBy((eb) => eb.fn<number>('length', ['name']))
      .orderBy('code')
      .limit(codes ? 200 : limit)
      .execute();
    return { items };
  },
);
