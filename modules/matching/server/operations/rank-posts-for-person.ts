import { rankForCandidate } from '#engines/matching/index.ts';
import { findCandidate, personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { shownPerson } from '../people.ts';
import { type OpenPost, openPosts, shownPost, vacancyOf } from '../posts.ts';
import { rankedAtMost, settingsOf } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { costSaid, occupationNames, said, wishesIn, wordsFor } from '../words.ts';

export const rankPostsForPerson = implement(
  contract.rankPostsForPerson,
  async ({ db, actor, today, pack }: OperationContext<MatchingTables>, { personId, limit }) => {
    const candidate = await findCandidate(db, actor, pack, personId);
    const brief = (await personBriefs(db, actor.cityCode, [personId])).get(personId);
    if (!candidate || !brief) throw new AppError('platform.notFound');
    const open = (await openPosts(db, actor.cityCode).execute()) as OpenPost[];
    const posts = new Map(open.map((post) => [post.id, post]));
    const { list, considered, eligible, refusedBy } = await rankForCandidate(
      open.map((post) => vacancyOf(post, pack)),
      candidate,
      settingsOf(pack),
      today,
      rankedAtMost(pack, limit),
    );
    const names = await occupationNames(db, [...new Set(list.flatMap(({ reasons }) => wishesIn(reasons)))]);
    return {
      person: shownPerson(brief, candidate, today),
      considered,
      eligible,
      excludedBy: costSaid(refusedBy),
      posts: list.flatMap((ranked) => {
        const post = posts.get(ranked.id);
        if (!post) return [];
        const words = wordsFor(pack, post.occupationName ?? post.occupationCode, names);
        return [{ ...shownPost(post), ...said(ranked, words) }];
      }),
    };
  },
);
