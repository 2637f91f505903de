import type { Kysely } from 'kysely';
import type { ColumnOption } from '#platform/sheets/columns.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { PersonTables } from '../tables.ts';

/**
 * The lowest divisions of the user's scope: an organisation's people may live anywhere in the city. The label names the
 * town too; the name alone is taken where no other village here has it.
 */
export async function villagesInScope({ db, actor, pack }: ImportContext): Promise<ColumnOption[]> {
  const range = rangeOf(actor.scope.kind === 'region' ? actor.scope.regionCode : pack.rootRegion);
  if (!range) return [];
  const villages = await (db as unknown as Kysely<PersonTables>)
    .selectFrom('region as r')
    .leftJoin('region as above', 'above.code', 'r.parentCode')
    .select(['r.code', 'r.name', 'above.name as town'])
    .where('r.code', '>=', range.from)
    .where('r.code', '<', range.to)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('region as below').select('below.code').whereRef('below.parentCode', '=', 'r.code'),
        ),
      ),
    )
    .orderBy('r.code')
    .execute();
  const times = new Map<string, number>();
  for (const { name } of villages) times.set(name, (times.get(name) ?? 0) + 1);
  return villages.map(({ code, name, town }) => ({
    code,
    label: `${town ?? ''}${name}`,
    aliases: times.get(name) === 1 ? [name] : [],
  }));
}
