import { personBriefs } from '#modules/person/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { Choice } from '../../contract/choices.ts';
import * as contract from '../../contract/choice-operations.ts';
import { choiceReason } from '../choices.ts';
import type { MatchingTables } from '../tables.ts';

export const listChoices = implement(
  contract.listChoices,
  async (
    { db, actor, pack }: OperationContext<MatchingTables>,
    { page, pageSize, postId, personId, choice },
  ) => {
    let found = db.selectFrom('matchChoice').where('cityCode', '=', actor.cityCode);
    if (postId) found = found.where('postId', '=', postId);
    if (personId) found = found.where('personId', '=', personId);
    if (choice) found = found.where('choice', '=', choice);
    const { total } = await found
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select(['id', 'postId', 'postTitle', 'personId', 'choice', 'reason', 'note', 'chosenByName'])
      .select('recordedOn')
      .orderBy('recordedOn', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const briefs = await personBriefs(db, actor.cityCode, [...new Set(rows.map((row) => row.personId))]);
    return {
      total,
      rows: rows.map(({ reason, ...row }) => {
        const choice = row.choice as Choice;
        return {
          ...row,
          choice,
          personName: briefs.get(row.personId)?.name ?? '',
          reasonLabel: choiceReason(pack, { choice, reason }),
        };
      }),
    };
  },
);
