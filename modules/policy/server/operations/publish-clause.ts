import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/clause-operations.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnless, refuseUnlessCityWide, versionById } from '../versions.ts';

export const publishClause = implement(
  contract.publishClause,
  async (context: OperationContext<PolicyTables>, { versionId, channels, publishedOn, note }) => {
    refuseUnlessCityWide(context);
    const { db, actor, today } = context;
    refuseUnless(await versionById(context, versionId), ['inForce']);
    await db
      .insertInto('clausePublication')
      .values(
        [...new Set(channels)].map((channel) => ({
          cityCode: actor.cityCode,
          id: newId(),
          clauseVersionId: versionId,
          channel,
          publishedOn,
          byId: actor.accountId,
          byName: actor.name,
          note,
          recordedOn: today,
        })),
      )
      .execute();
    return ok;
  },
);
