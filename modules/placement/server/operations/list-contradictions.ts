import { type SqlBool, sql } from 'kysely';
import type { Contradiction } from '#engines/retention/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { type ContradictionCode, contradictionCodes, contradictionLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/retention-operations.ts';
import { readEmployed } from '../employed.ts';
import { filteredPlacements } from '../filter.ts';
import { assess } from '../retention.ts';
import { contradicts } from '../retention-sql.ts';
import type { PlacementTables } from '../tables.ts';

/** Months of each contradiction, in the order of the codes. */
function grouped(contradictions: Contradiction[]) {
  return contradictionCodes.flatMap((code) => {
    const found = contradictions.filter((each) => each.code === code);
    const months = found.flatMap((each) => ('month' in each ? [each.month] : []));
    return found.length ? [{ code, label: contradictionLabels[code], months: [...new Set(months)] }] : [];
  });
}

export const listContradictions = implement(
  contract.listContradictions,
  async (context: OperationContext<PlacementTables>, { page, pageSize, code, ...place }) => {
    const { pack, today } = context;
    const codes = code ? [code as ContradictionCode] : contradictionCodes;
    const any = sql.join(
      codes.map((each) => sql`(${contradicts(each, today)})`),
      sql` OR `,
    );
    const placements = filteredPlacements(context, place)
      .where('p.status', 'in', ['onboarded', 'left'])
      .where(sql<SqlBool>`(${any})`);
    const { total } = await placements
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const ids = await placements
      .select('p.id')
      .orderBy('p.onboardOn', 'desc')
      .orderBy('p.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const employed = await readEmployed(
      context,
      ids.map(({ id }) => id),
    );
    const rows = ids.flatMap(({ id }) => {
      const one = employed.get(id);
      return one
        ? [{ id, ...one.shown, contradictions: grouped(assess(one.employment, pack, today).contradictions) }]
        : [];
    });
    return { total, rows };
  },
);
