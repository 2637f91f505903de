import { sql } from 'kysely';
import { levelOf } from '#engines/regiontree/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Place, topRegion } from './places.ts';
import { type Figures, groupBy, type Parts } from './roll-up.ts';
import type { DemandTables } from './tables.ts';

type Context = OperationContext<DemandTables>;
type Kind = 'region' | 'exactRegion' | 'park' | 'noPark' | 'enterprise';
type ChildKind = 'region' | 'park' | 'enterprise';
interface Row {
  kind: Kind;
  name: string;
  regionCode: string | null;
  parkId: string | null;
}

const digits: Record<string, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 };
const outsideParks = '未入园企业';

/** How many digits name the divisions directly below the city's root, by the levels of its pack. */
function digitsBelowRoot({ levels, rootRegion }: PackInForce): number {
  const root = levels.findIndex(({ level }) => level === levelOf(rootRegion));
  return digits[levels[root + 1]?.level ?? 'village'] ?? 12;
}

/** Divisions below the root; below a division its parks and the enterprises outside them; then single enterprises. */
function childKind({ actor, pack }: Context, place: Place): ChildKind {
  if (place.parkId || place.noPark || place.isExact || !place.regionCode || actor.scope.kind !== 'region')
    return 'enterprise';
  return place.regionCode === pack.rootRegion ? 'region' : 'park';
}

/** Names of the children of one kind by their key. */
async function namesOf(
  { db, actor }: Context,
  kind: ChildKind,
  keys: string[],
): Promise<Map<string, string>> {
  const known = keys.filter(Boolean);
  if (!known.length) return new Map();
  const rows =
    kind === 'region'
      ? await db.selectFrom('region').select(['code as key', 'name']).where('code', 'in', known).execute()
      : await db
          .selectFrom(kind === 'park' ? 'organisation' : 'enterprise')
          .select(['id as key', 'name'])
          .where('cityCode', '=', actor.cityCode)
          .where(sql<boolean>`id = ANY (${known}::uuid[])`)
          .execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** From the top of the asker's scope down to the place. */
export async function pathTo(context: Context, place: Place): Promise<Row[]> {
  const { actor, pack } = context;
  const top = topRegion(actor, pack);
  const parkId = place.parkId ?? (actor.scope.kind === 'park' ? actor.scope.id : undefined);
  const codes = [...new Set([top, place.regionCode])].filter((code) => code !== undefined);
  const names = await namesOf(context, 'region', codes);
  const path: Row[] = codes.map((code) => ({
    kind: 'region',
    name: names.get(code) ?? code,
    regionCode: code,
    parkId: null,
  }));
  const at = { regionCode: place.regionCode ?? null, parkId: parkId ?? null };
  if (parkId)
    path.push({ kind: 'park', name: (await namesOf(context, 'park', [parkId])).get(parkId) ?? '', ...at });
  if (place.noPark) path.push({ kind: 'noPark', name: outsideParks, ...at });
  if (place.isExact) path.push({ kind: 'exactRegion', name: '未分到下级的企业', ...at });
  if (!path.length)
    path.push({
      kind: 'enterprise',
      name: actor.scope.kind === 'enterprise' ? '本企业' : '服务的企业',
      ...at,
    });
  return path;
}

interface Child extends Row {
  enterpriseId: string | null;
  figures: Figures;
}

/** What stands beside the children: enterprises that belong to none of them. */
function kindOfKey(kind: ChildKind, key: string, place: Place): Kind {
  if (kind === 'region' && key === place.regionCode) return 'exactRegion';
  return kind === 'park' && key === '' ? 'noPark' : kind;
}

/** Among enterprises the largest gap first; otherwise by code and name, with those that belong to no child last. */
function compareChildren(one: Child, other: Child): number {
  const isLast = ({ kind }: Child) => Number(kind === 'noPark' || kind === 'exactRegion');
  const byGap = one.kind === 'enterprise' ? other.figures.gap - one.figures.gap : 0;
  return (
    isLast(one) - isLast(other) ||
    byGap ||
    (one.regionCode ?? '').localeCompare(other.regionCode ?? '') ||
    one.name.localeCompare(other.name, 'zh')
  );
}

/** One line per child of the place. */
export async function rowsOf(
  context: Context,
  place: Place,
  parts: Parts,
  figuresOf: (parts: Parts) => Figures,
): Promise<Child[]> {
  const kind = childKind(context, place);
  const length = digitsBelowRoot(context.pack);
  const keyOf = {
    region: (row: { regionCode: string }) => row.regionCode.slice(0, length).padEnd(12, '0'),
    park: (row: { parkId: string | null }) => row.parkId ?? '',
    enterprise: (row: { enterpriseId: string }) => row.enterpriseId,
  }[kind];
  const groups = groupBy(parts, keyOf);
  const names = await namesOf(context, kind, [...groups.keys()]);
  const children = [...groups].map(([key, group]): Child => {
    const own = names.get(key) ?? key;
    const rowKind = kindOfKey(kind, key, place);
    return {
      kind: rowKind,
      name: rowKind === 'noPark' ? outsideParks : rowKind === 'exactRegion' ? `${own}（未分到下级）` : own,
      regionCode: kind === 'region' ? key : (place.regionCode ?? null),
      parkId: kind === 'park' ? key || null : (place.parkId ?? null),
      enterpriseId: kind === 'enterprise' ? key : null,
      figures: figuresOf(group),
    };
  });
  return children.toSorted(compareChildren);
}
