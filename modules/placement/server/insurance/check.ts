import { isWithin } from '#engines/regiontree/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { CellProblem } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportRecord } from '#platform/sheets/import-kind.ts';
import { type Employer, employersOf, type Insured, insuredFrom, personsOf } from './rows.ts';
import type { InsuranceProblem } from './sheet.ts';

/** Whether row security will take the row: the person's side or the employer's is the importer's own. */
function isOwnRow({ scope }: Actor, person: { regionCode: string }, employer: Employer | undefined): boolean {
  if (scope.kind === 'region')
    return (
      isWithin(person.regionCode, scope.regionCode) || isWithin(employer?.regionCode ?? '', scope.regionCode)
    );
  if (scope.kind === 'park') return employer?.parkId === scope.id;
  return scope.kind === 'enterprise' && employer?.id === scope.id;
}

/** Rules beyond the cell: who is unknown, whose record it is not, what lies in the future. */
export async function checkInsurance(
  context: ImportContext,
  records: ImportRecord[],
): Promise<CellProblem[]> {
  const { actor, today } = context;
  const insured = records.map(insuredFrom);
  const personOf = await personsOf(context, insured);
  const employerOf = await employersOf(context, insured);
  const problemsOf = (one: Insured): [string, InsuranceProblem][] => {
    const [person, employer] = [personOf(one), employerOf(one)];
    const found: [string, InsuranceProblem][] = [];
    if (!person) found.push(['idCard', 'unknownPerson']);
    else if (one.name !== null && one.name !== person.name) found.push(['name', 'nameDiffers']);
    else if (!isOwnRow(actor, person, employer)) found.push(['idCard', 'outside']);
    if (!/^[0-9A-Z]{18}$/.test(one.uscc)) found.push(['uscc', 'badUscc']);
    else if (!employer && one.employerName === null) found.push(['enterpriseName', 'employerMissing']);
    if (one.month > today) found.push(['month', 'monthAhead']);
    if ((one.paidOn ?? '') > today) found.push(['paidOn', 'paidAhead']);
    return found;
  };
  return insured.flatMap((one) => problemsOf(one).map(([column, code]) => ({ row: one.row, column, code })));
}
