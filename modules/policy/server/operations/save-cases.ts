import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/draft-operations.ts';
import { stepsOf } from '../book.ts';
import { checkClause, checkedView } from '../check.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnless, refuseUnlessCityWide, versionById } from '../versions.ts';

/** Cases beside a version in force may be added to and may fail: the list shows it, and the next version has to mend it. */
export const saveCases = implement(
  contract.saveCases,
  async (context: OperationContext<PolicyTables>, { id, version, cases }) => {
    refuseUnlessCityWide(context);
    const { db, actor, pack, today } = context;
    const row = await versionById(context, id);
    refuseUnless(row, ['draft', 'returned', 'inForce']);
    const saved = await db
      .updateTable('clauseVersion')
      .set({ cases: JSON.stringify(cases), version: version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (saved.numUpdatedRows === 0n) throw await staleError(context, 'clauseVersion', id);
    const place = placeOf(pack.id);
    const checked = checkClause(place, row.clause, cases);
    return {
      id,
      version: version + 1,
      checked: checkedView(place, checked, await stepsOf(db, actor.cityCode), today),
    };
  },
);
