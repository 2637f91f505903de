import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { nearMissCodes } from '../../contract/near-misses.ts';
import * as contract from '../../contract/operations.ts';
import { readChoices, sortChoices } from '../choices.ts';
import { askIndex } from '../city-index/registry.ts';
import { ownPeopleOf } from '../own-people.ts';
import { shownPerson } from '../people.ts';
import { findOpenPost, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';
import { nearMissSaid, wishNames, wordsFor } from '../words.ts';

export const listNearMissPeople = implement(
  contract.listNearMissPeople,
  async (context: OperationContext<MatchingTables>, { postId, regionCode, limit, page, pageSize: take }) => {
    const { db, actor, today, pack, services } = context;
    const post = await findOpenPost(db, actor.cityCode, postId);
    if (!post) throw new AppError('matching.postNotOpen');
    const { excluded } = sortChoices(await readChoices(db, actor.cityCode, { postId }));
    const { index, within } = await ownPeopleOf(context, await askIndex(services, context), regionCode);
    const { total, list } = index.nearPeople(
      vacancyOf(post, pack),
      { codes: limit ? [limit] : nearMissCodes, skip: (page - 1) * take, take },
      { exclude: excluded, within },
    );
    const names = await wishNames(db, list);
    const words = wordsFor(pack, post.occupationName, names);
    // Read again through the asker's own session: whoever it does not show, or has taken consent back, is not listed.
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    return {
      total,
      rows: list.flatMap((near) => {
        const brief = briefs.get(near.id);
        return brief?.hasConsent
          ? [{ ...shownPerson(brief, today), ...nearMissSaid(near, words, post) }]
          : [];
      }),
    };
  },
);
