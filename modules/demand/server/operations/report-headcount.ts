import type { z } from 'zod';
import { AppError, fillSentence } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { headcountWarnings } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { placeOfEnterprise } from '../enterprise-place.ts';
import { lastReport, standing } from '../reports.ts';
import type { DemandTables } from '../tables.ts';

type Declared = Omit<z.output<typeof contract.reportHeadcount.input>, 'enterpriseId'>;
const figures = ['totalDemand', 'inYearExpected', 'employed'] as const;

/** What looks odd beside what the ledger knows; nothing here refuses a declaration. */
function warningsFor(declared: Declared, computed: number | undefined): string[] {
  const warnings: string[] = [];
  if (computed !== undefined && computed !== declared.employed)
    warnings.push(
      fillSentence(headcountWarnings.differsFromComputed, {
        computed,
        difference: Math.abs(declared.employed - computed),
      }),
    );
  if (declared.inYearExpected > declared.totalDemand) warnings.push(headcountWarnings.inYearAboveTotal);
  if (declared.employed > declared.totalDemand) warnings.push(headcountWarnings.employedAboveTotal);
  return warnings;
}

export const reportHeadcount = implement(
  contract.reportHeadcount,
  async (context: OperationContext<DemandTables>, { enterpriseId, ...declared }) => {
    const { db, actor, today } = context;
    if (declared.effectiveOn > today)
      throw new AppError('demand.futureDate', { what: '截止日期' }, { pointer: '/effectiveOn' });
    const enterprise = await placeOfEnterprise(context, enterpriseId);
    if (!enterprise) throw new AppError('platform.notFound');
    const before = await standing(context, enterpriseId, declared.effectiveOn);
    const warnings = warningsFor(declared, before?.need?.employed);
    const last = await lastReport(context, enterpriseId, declared.effectiveOn);
    // The same words for the same day again: nothing new is said.
    if (
      last?.effectiveOn === declared.effectiveOn &&
      figures.every((figure) => last[figure] === declared[figure])
    )
      return { id: last.id, warnings };
    const id = newId();
    await db
      .insertInto('headcountReport')
      .values({
        ...declared,
        id,
        cityCode: actor.cityCode,
        enterpriseId,
        regionCode: enterprise.regionCode,
        parkId: enterprise.parkId,
        recordedOn: today,
        enteredBy: actor.accountId,
      })
      .execute();
    return { id, warnings };
  },
);
