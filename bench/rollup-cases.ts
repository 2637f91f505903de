import { addDays } from '#engines/calendar/index.ts';
import { summariseDemand } from '#modules/demand/contract/operations.ts';
import { bareFigures } from './bare.ts';
import type { Level } from './levels.ts';
import { goals, places, range, type ReadCase, type Variant } from './read-case.ts';

/** The figures of demand, today and on a past day. */
export function rollUpCases({ pack }: Level): ReadCase[] {
  const { cityCode, settings } = pack;
  const today = pack.demo?.businessDate ?? '';
  const variant = (name: string, region: string, asOf = today): Variant => ({
    name,
    ask: (caller) => caller.call(summariseDemand, { asOf, regionCode: region }),
    bare: () => bareFigures(cityCode, range(region), asOf, settings.demandHorizonDays.value),
  });
  const rollUp = (label: string, login: string, variants: Variant[]): ReadCase => ({
    group: 'rollup',
    label,
    login,
    goalMs: goals.rollup,
    variants,
  });
  return [
    rollUp('用工汇总（市）', 'city', [
      variant('今天', places.city),
      variant('过去某周', places.city, addDays(today, -35)),
      variant('点开一个区', places.receiving),
    ]),
    rollUp('用工汇总（区）', 'jiangyang', [variant('今天', places.receiving)]),
  ];
}
