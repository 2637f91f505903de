import { ageOn } from '#engines/calendar/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { readWaiting } from '../plan/waiting.ts';
import { findPlan, findSolved } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const listAssignments = implement(
  contract.listAssignments,
  async (context: OperationContext<DispatchTables>, { runId, page, pageSize, ...filter }) => {
    const { db, actor, today } = context;
    const run = await findSolved(context, runId);
    const { result, people } = run;
    const waiting = await readWaiting(context, await findPlan(context, run.planId), run);
    const changeOf = new Map(waiting.map(({ personId, change }) => [personId, change]));
    const posts = new Map(result.posts.map((post) => [post.id, post]));
    const all = result.lines.flatMap((line, at) => {
      const post = posts.get(line.postId);
      const isAsked =
        (!filter.countyCode || line.countyCode === filter.countyCode) &&
        (!filter.townCode || line.townCode === filter.townCode) &&
        (!filter.receiverId || post?.receiverId === filter.receiverId) &&
        (!filter.enterpriseName || post?.enterpriseName === filter.enterpriseName) &&
        (!filter.postId || line.postId === filter.postId) &&
        (filter.week === undefined || line.week === filter.week);
      if (!isAsked || !post) return [];
      return (people[at] ?? [])
        .map((personId) => ({ personId, line, post, change: changeOf.get(personId) ?? null }))
        .filter(({ change }) => !filter.change || change === filter.change);
    });
    all.sort((a, b) => a.line.week - b.line.week || (a.personId < b.personId ? -1 : 1));
    const shown = all.slice((page - 1) * pageSize, page * pageSize);
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      shown.map(({ personId }) => personId),
    );
    return {
      total: all.length,
      rows: shown.map(({ personId, line, post, change }) => {
        const person = briefs.get(personId);
        return {
          id: personId,
          name: person?.name ?? '',
          phone: person?.phoneMasked ?? null,
          age: person ? ageOn(person.birthOn, today) : null,
          regionName: person?.regionName ?? line.townName,
          postId: post.id,
          postTitle: post.title,
          enterpriseName: post.enterpriseName,
          week: line.week,
          isPinned: line.isPinned,
          change,
        };
      }),
    };
  },
);
