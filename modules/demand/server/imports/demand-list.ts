import type { Kysely } from 'kysely';
import { enterpriseErrors } from '#modules/enterprise/contract/errors.ts';
import type { SheetSpec } from '#platform/sheets/index.ts';
import type { ImportContext, ImportKind } from '#platform/sheets/import-kind.ts';
import { demandErrors } from '../../contract/errors.ts';
import type { DemandTables } from '../tables.ts';
import { checkDemandRows } from './check-demand.ts';
import { columnsFrom, demandShapes, type Vocabularies } from './columns.ts';
import { commitDemandRows } from './commit-demand.ts';
import { undoDemandRows } from './undo-demand.ts';

async function readVocabularies(db: Kysely<DemandTables>): Promise<Vocabularies> {
  // Where a name stands at several levels, the last, most detailed one is meant.
  const occupations = await db
    .selectFrom('occupation')
    .select(['code', 'name as label'])
    .orderBy('code')
    .execute();
  const industries = await db
    .selectFrom('industry')
    .select(['code', 'name as label'])
    .orderBy('code')
    .execute();
  return { occupations, industries };
}

async function spec(context: ImportContext): Promise<SheetSpec> {
  const { pack } = context;
  const list = pack.lists.demand;
  const columns = columnsFrom(
    list.columns,
    demandShapes(pack, await readVocabularies(context.db as unknown as Kysely<DemandTables>)),
  );
  const keys = ['enterpriseName', 'postTitle', 'occupation', 'neededOn'];
  return {
    title: list.title,
    columns,
    keyColumns: keys.filter((key) => columns.some((column) => column.key === key)),
    problemTexts: { ...demandErrors, ...enterpriseErrors },
  };
}

/** D05: one row is one post of an enterprise. Rows enter as submitted by the importer, so somebody else verifies them. */
export const demandList: ImportKind = {
  code: 'demand',
  label: '缺工清单',
  spec,
  check: checkDemandRows,
  commit: commitDemandRows,
  undo: undoDemandRows,
};
