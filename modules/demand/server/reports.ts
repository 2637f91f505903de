import { sql } from 'kysely';
import type { OperationContext } from '#platform/http/operation.ts';
import { enterpriseFacts } from './figures.ts';
import type { DemandTables } from './tables.ts';

type Context = Pick<OperationContext<DemandTables>, 'db' | 'actor'>;

/** What an enterprise had last declared by a day, the latest word first. */
export async function lastReport({ db, actor }: Context, enterpriseId: string, onOrBefore: string) {
  const report = await db
    .selectFrom('headcountReport')
    .select(['id', 'effectiveOn', 'recordedOn', 'totalDemand', 'inYearExpected', 'employed', 'batchId'])
    .where('cityCode', '=', actor.cityCode)
    .where('enterpriseId', '=', enterpriseId)
    .where('effectiveOn', '<=', onOrBefore)
    .orderBy('effectiveOn', 'desc')
    .orderBy('recordedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!report) return undefined;
  const { batchId, ...values } = report;
  return { ...values, isImported: batchId !== null };
}

interface Standing {
  moved: number;
  totalDemand: number | null;
  inYear: number | null;
  employed: number | null;
}

/** The last declaration carried on to a day by the people who came and left since. */
export async function standing({ db, actor }: Context, enterpriseId: string, asOf: string) {
  const { rows } =
    await sql<Standing>`SELECT moved, total_demand, in_year, employed FROM (${enterpriseFacts(actor, { enterpriseId }, asOf)}) x`.execute(
      db,
    );
  const [fact] = rows;
  if (!fact) return undefined;
  const { totalDemand, inYear, employed, moved } = fact;
  return {
    moved,
    need:
      totalDemand === null || inYear === null || employed === null
        ? null
        : { totalDemand, inYearExpected: inYear, employed },
  };
}
