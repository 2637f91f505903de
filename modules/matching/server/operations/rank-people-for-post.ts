import { rankForVacancy } from '#engines/matching/index.ts';
import { findPeopleForMatching, personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { shownPerson } from '../people.ts';
import { findOpenPost, vacancyOf } from '../posts.ts';
import { rankedAtMost, settingsOf } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { costSaid, occupationNames, said, wishesIn, wordsFor } from '../words.ts';

export const rankPeopleForPost = implement(
  contract.rankPeopleForPost,
  async ({ db, actor, today, pack }: OperationContext<MatchingTables>, { postId, regionCode, limit }) => {
    const post = await findOpenPost(db, actor.cityCode, postId);
    if (!post) throw new AppError('matching.postNotOpen');
    const { list, considered, eligible, refusedBy } = await rankForVacancy(
      findPeopleForMatching(db, actor, pack, regionCode),
      vacancyOf(post, pack),
      settingsOf(pack),
      today,
      rankedAtMost(pack, limit),
    );
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    const names = await occupationNames(db, [...new Set(list.flatMap(({ reasons }) => wishesIn(reasons)))]);
    const words = wordsFor(pack, post.occupationName, names);
    const people = list.flatMap((ranked) => {
      const brief = briefs.get(ranked.id);
      return brief ? [{ ...shownPerson(brief, today), ...said(ranked, words) }] : [];
    });
    return { post, considered, eligible, excludedBy: costSaid(refusedBy), people };
  },
);
