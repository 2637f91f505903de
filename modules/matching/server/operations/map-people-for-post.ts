import { kilometresApart, pointOf, townOf } from '#engines/matching/index.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { readChoices, sortChoices } from '../choices.ts';
import { askIndex } from '../city-index/registry.ts';
import { ownPeopleOf } from '../own-people.ts';
import { findOpenPost, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';

type Context = OperationContext<MatchingTables>;

async function namesOf({ db }: Context, codes: string[]) {
  if (!codes.length) return new Map<string, never>();
  const rows = await db
    .selectFrom('region')
    .select(['code', 'name', regionPath('region.code').as('regionName')])
    .where('code', 'in', codes)
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

export const mapPeopleForPost = implement(contract.mapPeopleForPost, async (context: Context, { postId }) => {
  const { db, actor, pack, services } = context;
  const post = await findOpenPost(db, actor.cityCode, postId);
  if (!post) throw new AppError('matching.postNotOpen');
  const { excluded } = sortChoices(await readChoices(db, actor.cityCode, { postId }));
  const own = await ownPeopleOf(context, await askIndex(services, context));
  const vacancy = vacancyOf(post, pack);
  const places = own.index.settings.places ?? new Map<string, never>();
  const people = new Map<string, number>();
  for (const [code, count] of own.index.fittingByDivision(vacancy, { exclude: excluded, within: own.within }))
    people.set(townOf(code), (people.get(townOf(code)) ?? 0) + count);
  const names = await namesOf(context, [...people.keys()]);
  return {
    post: pointOf(vacancy.regionCode, places) ?? null,
    kilometres: pack.settings.matching.supplyKilometres.value,
    towns: [...people]
      .map(([code, count]) => ({
        code,
        name: names.get(code)?.name ?? code,
        regionName: names.get(code)?.regionName ?? code,
        people: count,
        kilometres: kilometresApart(code, vacancy.regionCode, places) ?? null,
        point: pointOf(code, places) ?? null,
      }))
      .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
  };
});
