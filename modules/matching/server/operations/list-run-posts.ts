import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { findOpenPosts } from '../posts.ts';
import { ownRuns } from '../runs/run-rows.ts';
import type { MatchingTables } from '../tables.ts';

export const listRunPosts = implement(
  contract.listRunPosts,
  async ({ db, actor }: OperationContext<MatchingTables>, { runId, page, pageSize }) => {
    const { cityCode } = actor;
    const run = await ownRuns(db, cityCode).where('r.id', '=', runId).executeTakeFirst();
    if (!run) throw new AppError('platform.notFound');
    const rows = await db
      .selectFrom('matchRunPost')
      .select(['postId', 'people'])
      .where('cityCode', '=', cityCode)
      .where('runId', '=', runId)
      .orderBy('place')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const posts = await findOpenPosts(
      db,
      cityCode,
      rows.map(({ postId }) => postId),
    );
    // Read through the asker's own session: whoever has left the ledger since is not shown.
    const briefs = await personBriefs(db, cityCode, [...new Set(rows.flatMap(({ people }) => people))]);
    return {
      total: run.postsFilled,
      rows: rows.map(({ postId, people }) => {
        const post = posts.get(postId);
        return {
          id: postId,
          title: post?.title ?? null,
          enterpriseName: post?.enterpriseName ?? null,
          regionName: post?.regionName ?? null,
          remaining: post?.remaining ?? null,
          payMinFen: post?.payMinFen ?? null,
          payMaxFen: post?.payMaxFen ?? null,
          people: people.flatMap((id) => {
            const brief = briefs.get(id);
            return brief ? [{ id, name: brief.name }] : [];
          }),
        };
      }),
    };
  },
);
