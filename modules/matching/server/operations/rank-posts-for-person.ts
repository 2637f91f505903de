import { findCandidate, personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { pinnedFirst, readChoices, sortChoices, withChoices } from '../choices.ts';
import { asIndexed } from '../city-index/peers.ts';
import { askIndex } from '../city-index/registry.ts';
import { nearerFor } from '../nearer.ts';
import { shownPerson } from '../people.ts';
import { findOpenPosts } from '../posts.ts';
import { rankedAtMost } from '../settings.ts';
import type { MatchingTables } from '../tables.ts';
import { said, wishNames, wordsFor } from '../words.ts';

export const rankPostsForPerson = implement(
  contract.rankPostsForPerson,
  async (context: OperationContext<MatchingTables>, { personId, limit, near }) => {
    const { db, actor, today, pack } = context;
    const found = await findCandidate(db, actor, pack, personId);
    const brief = (await personBriefs(db, actor.cityCode, [personId])).get(personId);
    if (!found || !brief) throw new AppError('platform.notFound');
    const index = await askIndex(context.services, context);
    const { candidate, nearer } = nearerFor(asIndexed(found, index), index, pack, near);
    const choices = sortChoices(await readChoices(db, actor.cityCode, { personId }));
    const asked = { exclude: choices.excluded };
    const list = index.topPosts(candidate, rankedAtMost(pack, limit), asked);
    const names = await wishNames(db, list);
    const posts = await findOpenPosts(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    return {
      person: shownPerson(brief, today),
      ...withChoices(
        index.tallyPosts(candidate, asked),
        choices.left,
        (ids) => ids.filter((id) => index.post(id)).length,
      ),
      nearer,
      posts: pinnedFirst(list, choices.pinned).flatMap((ranked) => {
        const post = posts.get(ranked.id);
        if (!post) return [];
        const words = wordsFor(pack, post.occupationName, names);
        return [{ ...post, ...said(ranked, words), isPinned: ranked.isPinned }];
      }),
    };
  },
);
