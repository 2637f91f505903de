import { sql } from 'kysely';
import { findIllegalLimits } from '#modules/demand/server/index.ts';
import { isOwn, personBriefs } from '#modules/person/server/index.ts';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/choice-operations.ts';
import { findOpenPost } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';

type Context = OperationContext<MatchingTables>;

function checkNote({ pack }: Context, note: string | null): void {
  const [found] = findIllegalLimits(pack.limits, note ?? '');
  if (!found) return;
  const { words, label: kind, basis } = found;
  throw new AppError('matching.illegalReason', { words, kind, basis }, { pointer: '/note' });
}

export const chooseMatches = implement(
  contract.chooseMatches,
  async (context: Context, { postId, personIds: asked, choice, reason, note }) => {
    const { db, actor, today } = context;
    const { cityCode, accountId, name } = actor;
    const personIds = [...new Set(asked)];
    const briefs = await personBriefs(db, cityCode, personIds);
    const own = personIds.flatMap((id) => briefs.get(id) ?? []).filter((brief) => isOwn(actor, brief));
    const missing = personIds.length - own.length;
    if (missing > 0) throw new AppError('matching.personOutside', { count: missing });
    if (choice === 'none') {
      await db
        .deleteFrom('matchChoice')
        .where('cityCode', '=', cityCode)
        .where('postId', '=', postId)
        .where('personId', 'in', personIds)
        .execute();
      return ok;
    }
    checkNote(context, note);
    const post = await findOpenPost(db, cityCode, postId);
    if (!post) throw new AppError('matching.postNotOpen');
    const why = choice === 'excluded' ? { reason: reason ?? null, note } : { reason: null, note: null };
    const chosen = { choice, ...why, chosenBy: accountId, chosenByName: name, recordedOn: today };
    await db
      .insertInto('matchChoice')
      .values(
        own.map(({ id, regionCode, organisationId }) => ({
          cityCode,
          id: newId(),
          personId: id,
          postId,
          regionCode,
          organisationId,
          postTitle: post.title,
          ...chosen,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['cityCode', 'personId', 'postId'])
          .doUpdateSet({ ...chosen, version: sql<number>`match_choice.version + 1` }),
      )
      .execute();
    return ok;
  },
);
