import { ancestorsOf, isWithin } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { PersonContext } from './queries.ts';

/** First day of the calendar quarter of a date 'YYYY-MM-DD'. */
export function quarterStart(date: string): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** The region asked about, within the asker's own; default the asker's own. */
export async function regionAsked({ db, actor }: PersonContext, regionCode: string | undefined) {
  if (actor.scope.kind !== 'region') throw new AppError('platform.notPermitted');
  const code = regionCode ?? actor.scope.regionCode;
  const region = isWithin(code, actor.scope.regionCode)
    ? await db.selectFrom('region').select(['code', 'name']).where('code', '=', code).executeTakeFirst()
    : undefined;
  if (!region) throw new AppError('platform.notFound');
  return region;
}

/** The divisions between the asker's own region, itself included, and the one asked about. */
export async function regionsAbove({ db, actor }: PersonContext, regionCode: string) {
  const { scope } = actor;
  const codes =
    scope.kind === 'region' ? ancestorsOf(regionCode).filter((code) => isWithin(code, scope.regionCode)) : [];
  if (!codes.length) return [];
  return db
    .selectFrom('region')
    .select(['code as regionCode', 'name as regionName'])
    .where('code', 'in', codes)
    .orderBy('code')
    .execute();
}
