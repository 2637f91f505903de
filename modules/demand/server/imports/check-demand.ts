import { isValidUscc } from '#modules/enterprise/contract/uscc.ts';
import {
  type EnterpriseIndex,
  findEnterprises,
  mayImportEnterprises,
} from '#modules/enterprise/server/index.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import type { ImportContext, ImportRecord } from '#platform/sheets/import-kind.ts';
import { fourClearLabels, missingOfFourClear } from '../../contract/four-clear.ts';
import { postProblems } from '../post-fields.ts';
import { enterpriseOf, listColumnOf, postOf } from './demand-record.ts';

type Cause = Omit<CellProblem, 'row'>;
interface EnterpriseKey {
  name: string;
  uscc: string | null;
}

/** The credit code that the rows of one file give each name, and the other way round. */
function firstPartners(keys: EnterpriseKey[]): { codeOf: Map<string, string>; nameOf: Map<string, string> } {
  const codeOf = new Map<string, string>();
  const nameOf = new Map<string, string>();
  for (const { name, uscc } of keys) {
    if (uscc === null) continue;
    if (!codeOf.has(name)) codeOf.set(name, uscc);
    if (!nameOf.has(uscc)) nameOf.set(uscc, name);
  }
  return { codeOf, nameOf };
}

/** What is wrong with the enterprise a row names: its code, its place, or that it is somebody else's. */
export function enterpriseProblem(
  key: EnterpriseKey,
  index: EnterpriseIndex,
  partners: ReturnType<typeof firstPartners>,
  mayCreate: boolean,
): Cause | undefined {
  const { name, uscc } = key;
  if (uscc !== null && !isValidUscc(uscc)) return { column: 'uscc', code: 'enterprise.badUscc' };
  const known = index.of(key);
  if (known && known.name !== name)
    return { column: 'enterpriseName', code: 'demand.nameDiffers', params: { name: known.name } };
  if (known && uscc !== null && known.uscc !== null && known.uscc !== uscc)
    return { column: 'uscc', code: 'demand.usccDiffers', params: { name } };
  if (known) return undefined;
  if (index.isElsewhere(key)) return { column: 'enterpriseName', code: 'demand.enterpriseElsewhere' };
  if (!mayCreate) return { column: 'enterpriseName', code: 'demand.unknownEnterprise' };
  const isMixed = uscc !== null && (partners.codeOf.get(name) !== uscc || partners.nameOf.get(uscc) !== name);
  return isMixed ? { column: 'uscc', code: 'demand.usccDiffers', params: { name } } : undefined;
}

/** Problems of the enterprises that rows name, by row. */
export async function checkEnterprises(
  context: ImportContext,
  records: ImportRecord[],
  mayCreate: boolean,
): Promise<CellProblem[]> {
  const keys = records
    .map(({ row, values }) => ({ row, ...enterpriseOf(values) }))
    .filter(({ name }) => name !== '');
  const index = await findEnterprises(context, keys);
  const partners = firstPartners(keys);
  return keys.flatMap(({ row, name, uscc }) => {
    const problem = enterpriseProblem({ name, uscc }, index, partners, mayCreate);
    return problem ? [{ row, ...problem }] : [];
  });
}

/** A place whose list has no column for one of the four clear facts cannot bring posts. */
function absentColumns({ pack }: ImportContext): string[] {
  const there = new Set<string>(pack.lists.demand.columns.map(({ key }) => key));
  const none = {
    headcount: null,
    occupationCode: null,
    skills: null,
    payMinFen: null,
    payMaxFen: null,
    neededOn: null,
  };
  return missingOfFourClear(none)
    .filter((field) => field !== 'payMaxFen' && !there.has(listColumnOf[field]))
    .map((field) => fourClearLabels[field]);
}

export async function checkDemandRows(
  context: ImportContext,
  records: ImportRecord[],
): Promise<CellProblem[]> {
  const absent = absentColumns(context);
  const problems = await checkEnterprises(context, records, await mayImportEnterprises(context));
  for (const { row, values } of records) {
    if (absent.length)
      problems.push({
        row,
        column: 'postTitle',
        code: 'demand.columnsMissing',
        params: { what: absent.join('、') },
      });
    for (const { field, code, params } of postProblems(context.pack, postOf(values)))
      problems.push({ row, column: listColumnOf[field], code, params });
  }
  return problems;
}
