import { findCandidate } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { nearMissCodes } from '../../contract/near-misses.ts';
import * as contract from '../../contract/operations.ts';
import { readChoices, sortChoices } from '../choices.ts';
import { asIndexed } from '../city-index/peers.ts';
import { askIndex } from '../city-index/registry.ts';
import { findOpenPosts } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';
import { nearMissSaid, wishNames, wordsFor } from '../words.ts';

export const listNearMissPosts = implement(
  contract.listNearMissPosts,
  async (context: OperationContext<MatchingTables>, { personId, limit, page, pageSize: take }) => {
    const { db, actor, pack } = context;
    const found = await findCandidate(db, actor, pack, personId);
    if (!found) throw new AppError('platform.notFound');
    const index = await askIndex(context.services, context);
    const { excluded } = sortChoices(await readChoices(db, actor.cityCode, { personId }));
    const { total, list } = index.nearPosts(
      asIndexed(found, index),
      { codes: limit ? [limit] : nearMissCodes, skip: (page - 1) * take, take },
      { exclude: excluded },
    );
    const names = await wishNames(db, list);
    const posts = await findOpenPosts(
      db,
      actor.cityCode,
      list.map(({ id }) => id),
    );
    return {
      total,
      rows: list.flatMap((near) => {
        const post = posts.get(near.id);
        if (!post) return [];
        return [{ ...post, ...nearMissSaid(near, wordsFor(pack, post.occupationName, names), post) }];
      }),
    };
  },
);
