import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { judgePeople } from '../judge.ts';
import { shownPerson } from '../people.ts';
import type { MatchingTables } from '../tables.ts';

export const explainPair = implement(
  contract.explainPair,
  async (context: OperationContext<MatchingTables>, { postId, personId }) => {
    const { db, actor, today } = context;
    const found = await judgePeople(context, postId, [personId]);
    if (!found) throw new AppError('matching.postNotOpen');
    const judged = found.people.get(personId);
    const brief = (await personBriefs(db, actor.cityCode, [personId])).get(personId);
    if (!judged || !brief) throw new AppError('platform.notFound');
    const { limits, score, reasons, missing } = judged;
    return {
      post: found.post,
      person: shownPerson(brief, today),
      isEligible: limits.length === 0,
      limits,
      score,
      reasons,
      missing,
    };
  },
);
