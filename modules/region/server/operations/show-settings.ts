import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { RegionTables } from '../tables.ts';

interface Stated {
  value: unknown;
  source?: string | undefined;
  note?: string | undefined;
}
const isStated = (node: unknown): node is Stated =>
  typeof node === 'object' && node !== null && 'value' in node;

/** Every setting of the tree with its own source, by dotted key. */
function flatten(
  node: object,
  prefix: string,
): { key: string; value: unknown; source: string | null; note: string | null }[] {
  return Object.entries(node).flatMap(([name, child]: [string, unknown]) => {
    const key = prefix ? `${prefix}.${name}` : name;
    if (isStated(child))
      return [{ key, value: child.value, source: child.source ?? null, note: child.note ?? null }];
    return typeof child === 'object' && child !== null ? flatten(child, key) : [];
  });
}

export const showSettings = implement(
  contract.showSettings,
  async ({ db, actor, pack }: OperationContext<RegionTables>) => {
    const version = await db
      .selectFrom('packVersion')
      .innerJoin('city', (join) =>
        join
          .onRef('city.cityCode', '=', 'packVersion.cityCode')
          .onRef('city.packVersion', '=', 'packVersion.version'),
      )
      .select(['packVersion.version', 'packVersion.loadedAt'])
      .where('packVersion.cityCode', '=', actor.cityCode)
      .executeTakeFirstOrThrow();
    const { id, name, documentTitle, documentNo = null } = pack;
    return {
      pack: { id, name, documentTitle, documentNo, ...version },
      settings: flatten({ campaign: pack.campaign, ...pack.settings, sides: pack.sides }, ''),
    };
  },
);
