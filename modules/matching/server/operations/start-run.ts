import { sql } from 'kysely';
import { openPostIds } from '#modules/demand/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/run-operations.ts';
import { queueRun } from '../runs/job.ts';
import type { MatchingTables } from '../tables.ts';

export const startRun = implement(
  contract.startRun,
  async (context: OperationContext<MatchingTables>, { search, regionCode, perPerson, perPlace }) => {
    const { db, actor, today, services } = context;
    const { cityCode, accountId, scope } = actor;
    const posts = await openPostIds(db, cityCode, { search, regionCode });
    if (!posts.length) throw new AppError('matching.noPosts');
    // Two at once take turns: the second sees the first one's run.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`matching.run:${cityCode}:${accountId}`}, 0))`.execute(
      db,
    );
    const running = await db
      .selectFrom('matchRun')
      .select('id')
      .where('cityCode', '=', cityCode)
      .where('status', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (running) throw new AppError('matching.runUnderWay');
    const runId = newId();
    await db
      .insertInto('matchRun')
      .values({
        cityCode,
        id: runId,
        search,
        regionCode,
        perPerson,
        perPlace,
        status: 'waiting',
        posts: posts.length,
        askedBy: accountId,
        recordedOn: today,
      })
      .execute();
    await queueRun(services, db, { cityCode, runId, accountId, scope });
    return { runId };
  },
);
