import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { columnsFrom, demandShapes } from '../imports/columns.ts';
import { filteredPosts, sortedPosts, withFilling } from '../post-queries.ts';
import type { DemandTables } from '../tables.ts';

type Context = OperationContext<DemandTables>;

/** D05 in the place's own columns, so that the file can come back through the import, then what has become of each post. */
function columnsOf({ pack }: Context): ExportColumn[] {
  const asText = { type: 'text' as const, options: undefined };
  const own = columnsFrom(pack.lists.demand.columns, demandShapes(pack, { occupations: [], industries: [] }));
  return [
    // Codes with names of their own come out as those names.
    ...own.map(
      (column): ExportColumn =>
        column.key === 'occupation' || column.key === 'industry' ? { ...column, ...asText } : column,
    ),
    { key: 'specialistName', label: '用工服务专员', type: 'text' },
    { key: 'filled', label: '已到岗人数', type: 'integer' },
    { key: 'status', label: '办理状态', type: 'code', options: pack.dictionaries.demandState },
  ];
}

export const exportPosts = implement(contract.exportPosts, async (context: Context, input) => {
  const { db, actor, today, pack } = context;
  const posts = await withFilling(sortedPosts(filteredPosts(context, input), input.sort), today)
    .select(['p.skills', 'p.educationMin', 'p.hasLodging', 'p.isShift', 'p.reason', 'p.hiringPlan'])
    .select([
      'e.uscc',
      'e.nature',
      'e.size',
      'e.industryCode',
      'e.contactName',
      'e.contactPhone',
      'e.specialistId',
    ])
    .execute();
  const industries = new Map(
    (await db.selectFrom('industry').select(['code', 'name']).execute()).map(({ code, name }) => [
      code,
      name,
    ]),
  );
  const specialists = new Map(
    (await db.selectFrom('serviceSpecialist').select(['id', 'name']).execute()).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const seesContacts = actor.permissions.has('enterprise.edit');
  const rows = posts.map((post) => ({
    ...post,
    postTitle: post.title,
    occupation: post.occupationName,
    industry: post.industryCode && industries.get(post.industryCode),
    payMin: post.payMinFen,
    payMax: post.payMaxFen,
    shift: post.isShift ? 'rotating' : 'none',
    contactName: seesContacts ? post.contactName : null,
    contactPhone: seesContacts ? post.contactPhone : null,
    specialistName: post.specialistId && specialists.get(post.specialistId),
  }));
  await context.audit({ action: 'export', subject: 'post', detail: { filter: input, rows: rows.length } });
  return sheetFile({
    title: pack.lists.demand.title,
    unit: '人',
    asOf: today,
    columns: columnsOf(context),
    rows,
  });
});
