import type { Kysely } from 'kysely';
import { checkHardLimits, type MatchWeights, scorePair } from '#engines/matching/index.ts';
import { findCandidate, personBriefs } from '#modules/person/server/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { asIndexed } from './city-index/peers.ts';
import { askIndex } from './city-index/registry.ts';
import { choiceLimit, readChoices } from './choices.ts';
import { findOpenPost, vacancyOf } from './posts.ts';
import type { MatchingTables } from './tables.ts';
import { limitsSaid, said, wishNames, wordsFor } from './words.ts';

interface JudgeContext extends Pick<OperationContext, 'actor' | 'today' | 'pack' | 'services'> {
  /** The caller's transaction. */
  db: unknown;
}

/** One of the asker's own people, held against a post. */
export interface Judged {
  personId: string;
  name: string;
  regionCode: string;
  organisationId: string | null;
  isEmployed: boolean;
  /** Why not, in words; empty when the person may be recommended. */
  limits: { code: string; text: string }[];
  score: number;
  reasons: { code: string; text: string; points: number }[];
  missing: { code: string; text: string }[];
}

/**
 * Holds some people against a published post, by the same limits, choices and points as the ranked lists. People outside the
 * asker's own ledger are left out; undefined where the post is not published. `weights`: instead of the place's own.
 */
export async function judgePeople(
  context: JudgeContext,
  postId: string,
  personIds: string[],
  weights?: MatchWeights,
) {
  const { actor, today, pack } = context;
  const db = context.db as Kysely<MatchingTables>;
  const post = await findOpenPost(db, actor.cityCode, postId);
  if (!post) return undefined;
  const vacancy = vacancyOf(post, pack);
  const briefs = await personBriefs(db, actor.cityCode, personIds);
  const choices = await readChoices(db, actor.cityCode, { postId, personIds });
  const index = await askIndex(context.services, context);
  const settings = weights ? { ...index.settings, weights } : index.settings;
  const people = new Map<string, Judged>();
  for (const personId of personIds) {
    const brief = briefs.get(personId);
    const found = brief && (await findCandidate(db, actor, pack, personId));
    if (!found) continue;
    const candidate = asIndexed(found, index);
    const scored = scorePair(candidate, vacancy, settings, today);
    const names = await wishNames(db, [scored]);
    const words = wordsFor(pack, post.occupationName, names);
    const { name, regionCode, organisationId, isPlaced } = brief;
    const limits = limitsSaid(checkHardLimits(candidate, vacancy, settings, today), words);
    const chosen = choiceLimit(pack, choices.get(personId));
    if (chosen) limits.push(chosen);
    people.set(personId, {
      personId,
      name,
      regionCode,
      organisationId,
      isEmployed: isPlaced,
      limits,
      ...said(scored, words),
    });
  }
  return { post, people };
}
