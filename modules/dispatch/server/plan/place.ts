import type { Kysely } from 'kysely';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { DispatchTables } from '../tables.ts';

export const countyOf = (regionCode: string): string => `${regionCode.slice(0, 6)}000000`;
export const townOf = (regionCode: string): string => `${regionCode.slice(0, 9)}000`;

/** The park, or the county for enterprises outside any park. */
export const receiverOf = (post: { parkId: string | null; regionCode: string }): string =>
  post.parkId ?? countyOf(post.regionCode);

export interface Receiver {
  id: string;
  name: string;
  regionCode: string;
  parkId: string | null;
}

export async function regionNames(
  db: Kysely<DispatchTables>,
  codes: Iterable<string>,
): Promise<(code: string) => string> {
  const wanted = [...new Set(codes)];
  const rows = wanted.length
    ? await db.selectFrom('region').select(['code', 'name']).where('code', 'in', wanted).execute()
    : [];
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

/** Counties that send, in the order of their codes. */
export const sendingCodes = ({ sides }: PackInForce): string[] => sides.sending.value.toSorted();

/** Parks of the receiving counties, and each of these counties for what lies outside a park. */
export async function readReceivers(
  db: Kysely<DispatchTables>,
  cityCode: string,
  { sides }: PackInForce,
): Promise<Receiver[]> {
  const counties = sides.receiving.value.toSorted();
  const nameOf = await regionNames(db, counties);
  const parks = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'regionCode'])
    .where('cityCode', '=', cityCode)
    .where('kind', '=', 'park')
    .orderBy('code')
    .execute();
  return counties.flatMap((county) => [
    ...parks
      .filter(({ regionCode }) => countyOf(regionCode) === county)
      .map(({ id, name, regionCode }) => ({ id, name, regionCode, parkId: id })),
    { id: county, name: `${nameOf(county)}（园区外）`, regionCode: county, parkId: null },
  ]);
}
