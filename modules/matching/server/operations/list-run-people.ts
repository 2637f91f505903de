import { sql } from 'kysely';
import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { shownPerson } from '../people.ts';
import { findOpenPosts } from '../posts.ts';
import { ownRuns } from '../runs/run-rows.ts';
import type { MatchingTables } from '../tables.ts';

export const listRunPeople = implement(
  contract.listRunPeople,
  async ({ db, actor, today }: OperationContext<MatchingTables>, { runId, page, pageSize }) => {
    const { cityCode } = actor;
    const run = await ownRuns(db, cityCode).where('r.id', '=', runId).executeTakeFirst();
    if (!run) throw new AppError('platform.notFound');
    const { rows: found } = await sql<{ personId: string; postIds: string[] }>`
      SELECT person_id, array_agg(p.post_id ORDER BY p.place) AS post_ids
      FROM match_run_post p, unnest(p.people) AS person_id
      WHERE p.city_code = ${cityCode} AND p.run_id = ${runId}
      GROUP BY person_id ORDER BY min(p.place), person_id
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(db);
    const posts = await findOpenPosts(db, cityCode, [...new Set(found.flatMap(({ postIds }) => postIds))]);
    // Read through the asker's own session: whoever has left the ledger since is not shown.
    const briefs = await personBriefs(
      db,
      cityCode,
      found.map(({ personId }) => personId),
    );
    return {
      total: run.proposed,
      rows: found.flatMap(({ personId, postIds }) => {
        const brief = briefs.get(personId);
        if (!brief) return [];
        const listed = postIds.map((id) => ({ id, title: posts.get(id)?.title ?? null }));
        return [{ ...shownPerson(brief, today), posts: listed }];
      }),
    };
  },
);
