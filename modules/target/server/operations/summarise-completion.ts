import { countTowardTargets } from '#modules/placement/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { completionOf } from '../completion.ts';
import type { TargetTables } from '../tables.ts';

export const summariseCompletion = implement(
  contract.summariseCompletion,
  async ({ db, actor, pack, today }: OperationContext<TargetTables>, input) => {
    const asOf = input.asOf ?? today;
    const year = input.year ?? Number(asOf.slice(0, 4));
    const targets = await db
      .selectFrom('recruitmentTarget as t')
      .innerJoin('region', 'region.code', 't.regionCode')
      .select(['t.regionCode', 'region.name as regionName', 't.year', 't.people', 't.source'])
      .where('t.cityCode', '=', actor.cityCode)
      .orderBy('t.regionCode')
      .execute();
    const ofYear = targets.filter((target) => target.year === year);
    const regions = ofYear.map(({ regionCode }) => regionCode);
    const counts = await countTowardTargets(db, pack, { regions, year, asOf });
    const round = pack.rounds.find(
      (each) => each.indicator === 'recruited' && each.from.startsWith(String(year)),
    );
    const countedStep = round?.countedAt?.value ?? 'onboard';
    const people = ofYear.reduce((sum, target) => sum + target.people, 0);
    return {
      asOf,
      year,
      years: [...new Set(targets.map((target) => target.year))].sort(),
      countedStep,
      rows: ofYear.map(({ regionCode, regionName, source, people: target }) => ({
        regionCode,
        regionName,
        source,
        ...completionOf(target, counts.of(regionCode), countedStep),
      })),
      total: completionOf(people, counts.total, countedStep),
    };
  },
);
