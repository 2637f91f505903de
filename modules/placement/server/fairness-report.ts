import { sql } from 'kysely';
import type { z } from 'zod';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '#engines/calendar/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { summariseFairness } from '../contract/fairness-operations.ts';
import { type Counts, hideSmall, isLow } from './fairness.ts';
import type { PlacementTables } from './tables.ts';

type Report = z.input<typeof summariseFairness.output>;
type Context = OperationContext<PlacementTables>;
interface Part extends Counts {
  code: string;
  label: string;
}

const sexLabels: Record<string, string> = { female: '女', male: '男', unknown: '未登记' };
const none: Counts = { available: 0, recommended: 0, hired: 0 };
const monthsShown = 12;

const ageLabel = (bands: number[], at: number): string => {
  const [from, to] = [bands[at - 1], bands[at]];
  if (from === undefined) return `${to} 岁以下`;
  return to === undefined ? `${from} 岁及以上` : `${from}—${to - 1} 岁`;
};

/** The report of a month for the asker's own region: counts only, the small ones hidden. */
export async function readFairness(context: Context, asked: string | undefined): Promise<Report> {
  const { db, actor, pack, today } = context;
  if (actor.scope.kind !== 'region') throw new AppError('platform.notPermitted');
  const lastFull = addMonths(firstDayOf(monthOf(today)), -1);
  const month = asked ?? monthOf(lastFull);
  const months = Array.from({ length: monthsShown }, (_, ago) => monthOf(addMonths(lastFull, -ago)));
  const counted = await countParts(context, month);
  const { smallCellBelow, attentionBelowPercent } = pack.settings.fairness;
  const [total] = hideSmall([counted.get('all')?.get('all') ?? none], smallCellBelow.value, false);
  if (!total) throw new Error('no total');
  const region = await db
    .selectFrom('region')
    .select('name')
    .where('code', '=', actor.scope.regionCode)
    .executeTakeFirst();
  const dimension = (code: 'sex' | 'age' | 'group', label: string, isPartition: boolean, parts: Part[]) => ({
    code,
    label,
    parts: hideSmall(parts, smallCellBelow.value, isPartition).map((part) => ({
      ...part,
      isLow: isLow(part, total, attentionBelowPercent.value),
    })),
  });
  return {
    month,
    months,
    asOf: today,
    regionName: region?.name ?? '',
    smallBelow: smallCellBelow.value,
    attentionBelowPercent: attentionBelowPercent.value,
    total,
    dimensions: [
      dimension('sex', '性别', true, sexParts(counted.get('sex'))),
      dimension('age', '年龄', true, ageParts(pack, counted.get('age'))),
      dimension('group', '人员类别', false, groupParts(pack, counted.get('group'))),
    ],
  };
}

type Counted = Map<string, Counts> | undefined;

async function countParts({ db, pack }: Context, month: string): Promise<Map<string, Map<string, Counts>>> {
  const { fairness, matching } = pack.settings;
  const { rows } = await sql<{ dimension: string; part: string } & Counts>`
    SELECT * FROM fairness_counts(${firstDayOf(month)}::date, ${lastDayOf(month)}::date,
      ${matching.seekingStatuses.value}::text[], ${fairness.ageBands.value}::int[])`.execute(db);
  const found = new Map<string, Map<string, Counts>>();
  for (const { dimension, part, ...counts } of rows) {
    const parts = found.get(dimension) ?? new Map<string, Counts>();
    found.set(dimension, parts.set(part, counts));
  }
  return found;
}

const partOf = (counted: Counted, code: string, label: string): Part => ({
  code,
  label,
  ...(counted?.get(code) ?? none),
});

const sexParts = (counted: Counted): Part[] =>
  Object.entries(sexLabels)
    .map(([code, label]) => partOf(counted, code, label))
    .filter(({ code, available }) => code !== 'unknown' || available > 0);

const ageParts = ({ settings }: PackInForce, counted: Counted): Part[] => {
  const bands = settings.fairness.ageBands.value;
  return [0, ...bands.map((_, at) => at + 1)]
    .map((at) => partOf(counted, String(at), ageLabel(bands, at)))
    .filter(({ code, available }) => code !== '0' || available > 0);
};

const groupParts = ({ dictionaries }: PackInForce, counted: Counted): Part[] =>
  dictionaries.group
    .map(({ code, label }) => partOf(counted, code, label))
    .filter(({ available }) => available > 0);
