import { rankForVacancy } from '#engines/matching/index.ts';
import { findPeopleForMatching, personBriefs } from '#modules/person/server/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { choiceCost, leftOut, listable, pinnedFirst, readChoices } from '../choices.ts';
import { judgePeople } from '../judge.ts';
import { shownPerson } from '../people.ts';
import { findOpenPost, vacancyOf } from '../posts.ts';
import { rankedAtMost, settingsOf } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { costSaid, occupationNames, said, wishesIn, wordsFor } from '../words.ts';

type Context = OperationContext<MatchingTables>;

/** Those an office pinned who fit but score too low for the list: they stand on it all the same. */
async function pinnedBeyond(context: Context, postId: string, ids: string[], within: string | undefined) {
  if (!ids.length) return [];
  const judged = (await judgePeople(context, postId, ids))?.people ?? new Map<string, never>();
  return ids.flatMap((id) => {
    const person = judged.get(id);
    if (!person || person.limits.length || person.isEmployed) return [];
    if (within && !isWithin(person.regionCode, within)) return [];
    const { score, reasons, missing } = person;
    return [{ id, score, reasons, missing }];
  });
}

export const rankPeopleForPost = implement(
  contract.rankPeopleForPost,
  async (context: Context, { postId, regionCode, limit }) => {
    const { db, actor, today, pack } = context;
    const post = await findOpenPost(db, actor.cityCode, postId);
    if (!post) throw new AppError('matching.postNotOpen');
    const choices = await readChoices(db, actor.cityCode, { postId });
    const { items, left, pinned } = listable(findPeopleForMatching(db, actor, pack, regionCode), choices);
    const ranking = await rankForVacancy(
      items,
      vacancyOf(post, pack),
      settingsOf(pack),
      today,
      rankedAtMost(pack, limit),
    );
    const names = await occupationNames(db, [
      ...new Set(ranking.list.flatMap(({ reasons }) => wishesIn(reasons))),
    ]);
    const words = wordsFor(pack, post.occupationName, names);
    const inList = new Set(ranking.list.map(({ id }) => id));
    const beyond = await pinnedBeyond(
      context,
      postId,
      [...pinned].filter((id) => !inList.has(id)),
      regionCode,
    );
    const list = pinnedFirst(
      [...ranking.list.map((ranked) => ({ id: ranked.id, ...said(ranked, words) })), ...beyond],
      pinned,
    );
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    return {
      post,
      considered: ranking.considered + leftOut(left),
      eligible: ranking.eligible,
      excludedBy: [...costSaid(ranking.refusedBy), ...choiceCost(left)],
      people: list.flatMap((ranked) => {
        const brief = briefs.get(ranked.id);
        return brief ? [{ ...shownPerson(brief, today), ...ranked }] : [];
      }),
    };
  },
);
