import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { Json } from '#engines/rules/index.ts';
import type { VersionStatus } from '../../contract/codes.ts';
import * as contract from '../../contract/standard-operations.ts';
import { bookOn, stepsOf } from '../book.ts';
import { placeOf } from '../place.ts';
import { parameterTypeLabel } from '#platform/policies/standard-value.ts';
import type { PolicyTables } from '../tables.ts';
import { actionsFor } from '../versions.ts';
import { inForceOn, valueText } from '../words.ts';

type Context = OperationContext<PolicyTables>;

function valueActions(context: Context, status: string, draftedBy: string | null) {
  if (status === 'submitted' && draftedBy !== context.actor.accountId)
    return actionsFor(context, ['approve', 'sendBack']);
  return status === 'returned' ? actionsFor(context, ['edit']) : [];
}

export const listStandards = implement(
  contract.listStandards,
  async (context: Context, { search, onlyMissing }) => {
    const { db, actor, pack, today } = context;
    const place = placeOf(pack.id);
    const book = await bookOn(db, place, actor.cityCode, today);
    const steps = await stepsOf(db, actor.cityCode);
    const values = await db
      .selectFrom('standardValue')
      .selectAll()
      .where('cityCode', '=', actor.cityCode)
      .orderBy('fromOn', 'desc')
      .orderBy('recordedOn', 'desc')
      .execute();
    const rows = [...place.parameters.values()].flatMap((definition) => {
      const { name, label, type, unit } = definition;
      const clauses = book
        .filter(({ program }) => program.parameters.includes(definition))
        .map(({ clause }) => clause.id);
      const own = values.filter((each) => each.name === name);
      const found = inForceOn(steps, name, today);
      const isShown = clauses.length > 0 || own.length > 0;
      if (!isShown || (onlyMissing && found) || (search && !`${label}${name}`.includes(search))) return [];
      return [
        {
          name,
          label,
          type: parameterTypeLabel(type),
          unit: unit ?? null,
          clauses,
          current: found ? valueText(found.value, type, unit) : null,
          values: own.map((each) => ({
            id: each.id,
            fromOn: each.fromOn,
            value: each.value as unknown as Json,
            text: valueText(each.value as unknown as Json, type, unit),
            paper: each.paper,
            source: each.source as 'pack' | 'local',
            status: each.status as VersionStatus,
            draftedByName: each.draftedByName,
            decidedByName: each.decidedByName,
            decidedOn: each.decidedOn,
            reason: each.reason,
            version: each.version,
            actions: valueActions(context, each.status, each.draftedBy),
          })),
        },
      ];
    });
    return { rows, actions: actionsFor(context, ['draft']) };
  },
);
