import { sheetFile } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import { personFieldLabels as labels, sexLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { eachRow } from '../cursor.ts';
import { countOf, filteredPeople, sorted } from '../queries.ts';
import { toRow, withRows } from '../rows.ts';
import type { PersonTables } from '../tables.ts';

type Context = OperationContext<PersonTables>;

/** What one workbook holds comfortably; more is a matter for a filter. */
const mostRows = 50_000;

function columnsOf({ pack }: Context): ExportColumn[] {
  const { education, supplyStatus, group } = pack.dictionaries;
  const sexes = Object.entries(sexLabels).map(([code, label]) => ({ code, label }));
  return [
    { key: 'name', label: labels.name, type: 'text' },
    { key: 'sex', label: labels.sex, type: 'code', options: sexes },
    { key: 'age', label: '年龄', type: 'integer' },
    { key: 'idCardMasked', label: labels.idCard, type: 'text', width: 22 },
    { key: 'phoneMasked', label: labels.phone, type: 'text', width: 16 },
    { key: 'regionName', label: labels.regionCode, type: 'text', width: 28 },
    { key: 'status', label: labels.status, type: 'code', options: supplyStatus },
    { key: 'education', label: labels.education, type: 'code', options: education },
    { key: 'wants', label: labels.occupationsWanted, type: 'text', width: 24 },
    { key: 'skills', label: labels.skills, type: 'text', width: 20 },
    { key: 'groups', label: labels.groups, type: 'codes', options: group },
    { key: 'payExpectedFen', label: `${labels.payExpectedFen}（元）`, type: 'money' },
    { key: 'availableOn', label: labels.availableOn, type: 'date' },
    { key: 'hasConsent', label: '本人同意推荐', type: 'boolean' },
    { key: 'lastContactOn', label: '最近联系', type: 'date' },
    { key: 'isStale', label: '待回访', type: 'boolean' },
    { key: 'isPlaced', label: '已上岗', type: 'boolean' },
  ];
}

/** Always masked: whoever needs a number in full asks for one person and says why. */
export const exportPeople = implement(
  contract.exportPeople,
  async (context: Context, { sort, ...filters }) => {
    const people = filteredPeople(context, filters);
    const total = await countOf(people);
    if (total > mostRows) throw new AppError('person.exportTooMany', { total, most: mostRows });
    const rows = (async function* () {
      for await (const row of eachRow(context.db, withRows(sorted(people, sort)))) {
        const shown = toRow(row, context);
        yield { ...shown, wants: shown.wants.join('、'), skills: shown.skills.join('、') };
      }
    })();
    // What was searched for may be a name or a number: the trail says only that something was.
    await context.audit({
      action: 'export',
      subject: 'person',
      detail: { filter: { ...filters, ...(filters.search ? { search: '***' } : {}) }, rows: total },
    });
    return sheetFile({
      title: '人力资源台账',
      unit: '人',
      asOf: context.today,
      columns: columnsOf(context),
      rows,
    });
  },
);
