import type { MatchWeights } from '#engines/matching/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { pinnedFirst, readChoices, sortChoices, withChoices } from '../choices.ts';
import { askIndex } from '../city-index/registry.ts';
import { judgePeople } from '../judge.ts';
import { countOwn, ownPeopleOf } from '../own-people.ts';
import { shownPerson } from '../people.ts';
import { findOpenPost, vacancyOf } from '../posts.ts';
import { rankedAtMost } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { openWays } from '../ways.ts';
import { weightingSaid, weightsFor } from '../weights.ts';
import { said, wishNames, wordsFor } from '../words.ts';

type Context = OperationContext<MatchingTables>;

/** Those an office pinned who fit but score too low for the list: they stand on it all the same. */
async function pinnedBeyond(
  context: Context,
  ids: string[],
  { postId, within, weights }: { postId: string; within: string | undefined; weights: MatchWeights },
) {
  if (!ids.length) return [];
  const judged = (await judgePeople(context, postId, ids, weights))?.people ?? new Map<string, never>();
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
  async (context: Context, { postId, regionCode, limit, weights: weighting }) => {
    const { db, actor, today, pack, services } = context;
    const post = await findOpenPost(db, actor.cityCode, postId);
    if (!post) throw new AppError('matching.postNotOpen');
    const choices = sortChoices(await readChoices(db, actor.cityCode, { postId }));
    const own = await ownPeopleOf(context, await askIndex(services, context), regionCode);
    const vacancy = vacancyOf(post, pack);
    const weights = weightsFor(pack, weighting);
    const asked = { exclude: choices.excluded, within: own.within, weights };
    const ranked = own.index.topPeople(vacancy, rankedAtMost(pack, limit), asked);
    const tally = own.index.tallyPeople(vacancy, asked);
    const names = await wishNames(db, ranked);
    const words = wordsFor(pack, post.occupationName, names);
    const inList = new Set(ranked.map(({ id }) => id));
    const beyond = await pinnedBeyond(
      context,
      [...choices.pinned].filter((id) => !inList.has(id)),
      { postId, within: regionCode, weights },
    );
    const list = pinnedFirst(
      [...ranked.map((each) => ({ id: each.id, ...said(each, words) })), ...beyond],
      choices.pinned,
    );
    const ids = list.map(({ id }) => id);
    const briefs = await personBriefs(db, actor.cityCode, ids);
    const ways = await openWays(db, ids);
    return {
      post,
      ...withChoices(tally, choices.left, (ids) => countOwn(own, ids)),
      weighting: weightingSaid(pack, weights, weighting),
      // Read again through the asker's own session: whoever it does not show is not listed.
      people: list.flatMap((each) => {
        const brief = briefs.get(each.id);
        return brief
          ? [{ ...shownPerson(brief, today), ...each, openWays: ways.get(each.id)?.open ?? 0 }]
          : [];
      }),
    };
  },
);
