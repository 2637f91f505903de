import { sql } from 'kysely';
import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { findOpenPosts, vacancyOf } from '../posts.ts';
import { ownRuns } from '../runs/run-rows.ts';
import { whyNoneFor } from '../runs/why-none.ts';
import type { MatchingTables } from '../tables.ts';

const size = sql<number>`cardinality(people)`;

export const listRunPosts = implement(
  contract.listRunPosts,
  async (context: OperationContext<MatchingTables>, { runId, found, page, pageSize }) => {
    const { db, actor, pack } = context;
    const { cityCode } = actor;
    const run = await ownRuns(db, cityCode).where('r.id', '=', runId).executeTakeFirst();
    if (!run) throw new AppError('platform.notFound');
    let asked = db.selectFrom('matchRunPost').where('cityCode', '=', cityCode).where('runId', '=', runId);
    if (found) asked = asked.where(size, found === 'some' ? '>' : '=', 0);
    const { total } = await asked
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await asked
      .select(['postId', 'people'])
      .orderBy(sql`cardinality(people) = 0`)
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
    const empty = rows
      .filter(({ people }) => people.length === 0)
      .flatMap(({ postId }) => posts.get(postId) ?? []);
    const why = await whyNoneFor(
      context,
      empty.map((post) => vacancyOf(post, pack)),
    );
    return {
      total,
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
          whyNone: why.get(postId) ?? null,
        };
      }),
    };
  },
);
