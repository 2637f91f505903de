import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/standard-operations.ts';
import { placeOf } from '../place.ts';
import { isValueOf, parameterTypeLabel } from '#platform/policies/standard-value.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnlessCityWide } from '../versions.ts';

export const saveStandard = implement(
  contract.saveStandard,
  async (context: OperationContext<PolicyTables>, { id, version, name, fromOn, value, paper }) => {
    refuseUnlessCityWide(context);
    const { db, actor, today, pack } = context;
    const definition = placeOf(pack.id).parameters.get(name);
    if (!definition) throw new AppError('platform.notFound');
    if (!isValueOf(definition, value))
      throw new AppError(
        'policy.valueWrong',
        { type: parameterTypeLabel(definition.type) },
        { pointer: '/value' },
      );
    const values = {
      name,
      fromOn,
      value: JSON.stringify(value),
      paper,
      status: 'submitted',
      draftedBy: actor.accountId,
      draftedByName: actor.name,
      decidedBy: null,
      decidedByName: null,
      decidedOn: null,
      reason: null,
    };
    if (id === undefined) {
      const made = newId();
      await db
        .insertInto('standardValue')
        .values({ ...values, cityCode: actor.cityCode, id: made, source: 'local', recordedOn: today })
        .execute();
      return { id: made };
    }
    const saved = await db
      .updateTable('standardValue')
      .set({ ...values, version: (version ?? 0) + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version ?? 0)
      .where('status', '=', 'returned')
      .executeTakeFirst();
    if (saved.numUpdatedRows === 0n) throw await staleError(context, 'standardValue', id);
    return { id };
  },
);
