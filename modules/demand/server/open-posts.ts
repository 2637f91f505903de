import type { Kysely } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { containing } from '#modules/enterprise/server/index.ts';
import type { DemandTables } from './tables.ts';

export interface OpenPostFilter {
  search?: string | null | undefined;
  regionCode?: string | null | undefined;
  occupationCode?: string | null | undefined;
  payAtLeastFen?: number | null | undefined;
}

/** The published posts of the city that the filter names. */
export function filteredOpenPosts(db: Kysely<DemandTables>, cityCode: string, filter: OpenPostFilter) {
  let posts = db.selectFrom('openPost as v').where('v.cityCode', '=', cityCode);
  if (filter.search) {
    const pattern = containing(filter.search);
    posts = posts.where((eb) =>
      eb.or([
        eb('v.title', 'like', pattern),
        eb('v.enterpriseName', 'like', pattern),
        eb('v.skills', 'like', pattern),
      ]),
    );
  }
  const range = filter.regionCode ? rangeOf(filter.regionCode) : null;
  if (range) posts = posts.where('v.regionCode', '>=', range.from).where('v.regionCode', '<', range.to);
  const { occupationCode } = filter;
  if (occupationCode)
    posts = posts.where((eb) =>
      eb.or([
        eb('v.occupationCode', '=', occupationCode),
        eb('v.occupationCode', 'like', `${occupationCode}-%`),
      ]),
    );
  if (filter.payAtLeastFen) posts = posts.where('v.payMaxFen', '>=', filter.payAtLeastFen);
  return posts;
}

/** Their ids, those needed first leading. */
export async function openPostIds(db: unknown, cityCode: string, filter: OpenPostFilter): Promise<string[]> {
  const rows = await filteredOpenPosts(db as Kysely<DemandTables>, cityCode, filter)
    .select((eb) => eb.ref('v.id').$notNull().as('id'))
    .orderBy('v.neededOn')
    .orderBy('v.id')
    .execute();
  return rows.map(({ id }) => id);
}
