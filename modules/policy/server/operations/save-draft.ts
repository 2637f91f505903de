import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/draft-operations.ts';
import { clauseSchema } from '#platform/policies/schema.ts';
import { stepsOf } from '../book.ts';
import { checkClause, checkedView } from '../check.ts';
import { contentHash } from '../load-policies.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { isOpen, refuseUnless, refuseUnlessCityWide, versionById, versionsOf } from '../versions.ts';

type Context = OperationContext<PolicyTables>;

/** What lists show of a clause, however unfinished the rest of it is. */
const headSchema = clauseSchema
  .pick({ id: true, title: true, kind: true, class: true, article: true })
  .loose();

async function change(context: Context, id: string, version: number, values: object): Promise<number> {
  const row = await versionById(context, id);
  refuseUnless(row, ['draft', 'returned']);
  const saved = await context.db
    .updateTable('clauseVersion')
    .set({ ...values, version: version + 1 })
    .where('cityCode', '=', context.actor.cityCode)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) throw await staleError(context, 'clauseVersion', id);
  return version + 1;
}

async function create(context: Context, clauseId: string, values: object): Promise<string> {
  const { db, actor, today } = context;
  const versions = await versionsOf(context, clauseId);
  if (versions.some(isOpen)) throw new AppError('policy.otherDraft');
  const id = newId();
  await db
    .insertInto('clauseVersion')
    .values({
      cityCode: actor.cityCode,
      id,
      clauseId,
      versionNo: (versions.at(-1)?.versionNo ?? 0) + 1,
      source: 'local',
      status: 'draft',
      recordedOn: today,
      ...(values as { clause: string; contentHash: string }),
    })
    .execute();
  return id;
}

export const saveDraft = implement(contract.saveDraft, async (context: Context, input) => {
  refuseUnlessCityWide(context);
  const { actor, db, pack, today } = context;
  const { clause, cases, effectiveFrom = null, effectiveTo = null, note } = input;
  if (effectiveFrom && effectiveTo && effectiveTo < effectiveFrom)
    throw new AppError('policy.effectivePast', {}, { pointer: '/effectiveTo' });
  const head = headSchema.safeParse(clause);
  if (!head.success) {
    const [first] = head.error.issues;
    const what = `“${first?.path.join('.') ?? ''}”不对：${first?.message ?? ''}`;
    throw new AppError('policy.clauseProblem', { count: head.error.issues.length, first: what });
  }
  const clauseId = head.data.id;
  const place = placeOf(pack.id);
  const checked = checkClause(place, clause, cases);
  const values = {
    clauseId,
    clause: JSON.stringify(clause),
    cases: JSON.stringify(cases),
    contentHash: contentHash(clause),
    effectiveFrom,
    effectiveTo,
    reason: note,
    draftedBy: actor.accountId,
    draftedByName: actor.name,
    status: 'draft',
  };
  const id = input.id ?? (await create(context, clauseId, values));
  const version = input.id ? await change(context, input.id, input.version ?? 0, values) : 1;
  return { id, version, checked: checkedView(place, checked, await stepsOf(db, actor.cityCode), today) };
});
