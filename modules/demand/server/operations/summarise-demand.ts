import { sql } from 'kysely';
import { levelOf } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import * as contract from '../../contract/operations.ts';
import { readDuePosts, readEnterpriseFacts } from '../figures.ts';
import { type Place, placeInScope, topRegion } from '../places.ts';
import { figuresOf, groupBy, type Parts } from '../roll-up.ts';
import type { DemandTables } from '../tables.ts';

type Context = OperationContext<DemandTables>;
type Kind = 'region' | 'exactRegion' | 'park' | 'noPark' | 'enterprise';
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
function childKind({ actor, pack }: Context, place: Place): 'region' | 'park' | 'enterprise' {
  if (place.parkId || place.noPark || place.isExact || !place.regionCode || actor.scope.kind !== 'region') return 'enterprise';
  return place.regionCode === pack.rootRegion ? 'region' : 'park';
}

/** Names of the children of one kind by their key. */
async function namesOf({ db, actor }: Context, kind: 'region' | 'park' | 'enterprise', keys: string[]): Promise<Map<string, string>> {
  const known = keys.filter(Boolean);
  if (!known.length) return new Map();
  const rows =
    kind === 'region'
      ? await db.selectFrom('region').select(['code as key', 'name']).where('code', 'in', known).execute()
      : await db.selectFrom(kind === 'park' ? 'organisation' : 'enterprise').select(['id as key', 'name']).where('cityCode', '=', actor.cityCode).where(sql<boolean>`id = ANY (${known}::uuid[])`).execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** From the top of the asker's scope down to the place. */
async function pathTo(context: Context, place: Place): Promise<Row[]> {
  const { actor, pack } = context;
  const top = topRegion(actor, pack);
  const parkId = place.parkId ?? (actor.scope.kind === 'park' ? actor.scope.id : undefined);
  const codes = [...new Set([top, place.regionCode])].filter((code) => code !== undefined);
  const names = await namesOf(context, 'region', codes);
  const path: Row[] = codes.map((code) => ({ kind: 'region', name: names.get(code) ?? code, regionCode: code, parkId: null }));
  const at = { regionCode: place.regionCode ?? null, parkId: parkId ?? null };
  if (parkId) path.push({ kind: 'park', name: (await namesOf(context, 'park', [parkId])).get(parkId) ?? '', ...at });
  if (place.noPark) path.push({ kind: 'noPark', name: outsideParks, ...at });
  if (place.isExact) path.push({ kind: 'exactRegion', name: '未分到下级的企业', ...at });
  if (!path.length) path.push({ kind: 'enterprise', name: actor.scope.kind === 'enterprise' ? '本企业' : '服务的企业', ...at });
  return path;
}

/** One line per child of the place, largest gap first among enterprises, otherwise in the order of the codes. */
async function rowsOf(context: Context, place: Place, parts: Parts, figures: (parts: Parts) => ReturnType<typeof figuresOf>) {
  const kind = childKind(context, place);
  const length = digitsBelowRoot(context.pack);
  const keyOf = {
    region: (row: { regionCode: string }) => row.regionCode.slice(0, length).padEnd(12, '0'),
    park: (row: { parkId: string | null }) => row.parkId ?? '',
    enterprise: (row: { enterpriseId: string }) => row.enterpriseId,
  }[kind];
  const groups = groupBy(parts, keyOf);
  const keys = [...groups.keys()];
  const names = await namesOf(context, kind, keys);
  const rows = [...groups].map(([key, group]) => {
    const rowKind: Kind = kind === 'region' && key === place.regionCode ? 'exactRegion' : kind === 'park' && key === '' ? 'noPark' : kind;
    const name = rowKind === 'noPark' ? outsideParks : `${names.get(key) ?? key}${rowKind === 'exactRegion' ? '（未分到下级）' : ''}`;
    return {
      kind: rowKind,
      name,
      regionCode: kind === 'region' ? key : (place.regionCode ?? null),
      parkId: kind === 'park' ? key || null : (place.parkId ?? null),
      enterpriseId: kind === 'enterprise' ? key : null,
      figures: figures(group),
    };
  });
  const byCode = (one: (typeof rows)[number], other: (typeof rows)[number]) => (one.regionCode ?? '').localeCompare(other.regionCode ?? '') || one.name.localeCompare(other.name, 'zh');
  const isLast = (row: (typeof rows)[number]) => Number(row.kind === 'noPark' || row.kind === 'exactRegion');
  return kind === 'enterprise' ? rows.toSorted((one, other) => other.figures.gap - one.figures.gap || byCode(one, other)) : rows.toSorted((one, other) => isLast(one) - isLast(other) || byCode(one, other));
}

export const summariseDemand = implement(contract.summariseDemand, async (context: Context, { asOf = context.today, ...asked }) => {
  const { db, actor, pack, today } = context;
  if (asOf > today) throw new AppError('demand.futureDate', { what: '截止日期' }, { pointer: '/asOf' });
  const place = placeInScope(actor, pack, asked);
  const horizonDays = pack.settings.demandHorizonDays.value;
  const parts = {
    enterprises: await readEnterpriseFacts(db, actor, place, asOf),
    posts: await readDuePosts(db, actor, place, asOf, horizonDays),
  };
  const figures = (group: Parts) => figuresOf(group, asOf, horizonDays);
  return { asOf, horizonDays, path: await pathTo(context, place), rows: await rowsOf(context, place, parts, figures), total: figures(parts) };
});
