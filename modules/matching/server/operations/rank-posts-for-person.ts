import { rankForCandidate } from '#engines/matching/index.ts';
import { findCandidate, personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { choiceCost, leftOut, listable, pinnedFirst, readChoices } from '../choices.ts';
import { shownPerson } from '../people.ts';
import { findOpenPosts, openPosts, vacancyOf } from '../posts.ts';
import { rankedAtMost, settingsOf } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { costSaid, occupationNames, said, wishesIn, wordsFor } from '../words.ts';

export const rankPostsForPerson = implement(
  contract.rankPostsForPerson,
  async ({ db, actor, today, pack }: OperationContext<MatchingTables>, { personId, limit }) => {
    const candidate = await findCandidate(db, actor, pack, personId);
    const brief = (await personBriefs(db, actor.cityCode, [personId])).get(personId);
    if (!candidate || !brief) throw new AppError('platform.notFound');
    const vacancies = (await openPosts(db, actor.cityCode)).map((post) => vacancyOf(post, pack));
    const choices = await readChoices(db, actor.cityCode, { personId });
    const { items, left, pinned } = listable(vacancies, choices);
    const { list, considered, eligible, refusedBy } = await rankForCandidate(
      items,
      candidate,
      settingsOf(pack),
      today,
      rankedAtMost(pack, limit),
    );
    const names = await occupationNames(db, [...new Set(list.flatMap(({ reasons }) => wishesIn(reasons)))]);
    const posts = await findOpenPosts(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    return {
      person: shownPerson(brief, today),
      considered: considered + leftOut(left),
      eligible,
      excludedBy: [...costSaid(refusedBy), ...choiceCost(left)],
      posts: pinnedFirst(list, pinned).flatMap((ranked) => {
        const post = posts.get(ranked.id);
        if (!post) return [];
        const words = wordsFor(pack, post.occupationName, names);
        return [{ ...post, ...said(ranked, words), isPinned: ranked.isPinned }];
      }),
    };
  },
);
