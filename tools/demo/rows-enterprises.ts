import type { Row } from './copy.ts';
import type { EnterprisePlan } from './enterprises.ts';
import { declarationsOf, movesByEnterprise } from './history.ts';
import type { Holder } from './holders.ts';
import { type DemoRows, stepRows } from './rows.ts';

interface Keepers {
  enterer: Holder;
  verifier: Holder | undefined;
  verifiedOn: number;
}

/** The office that entered an enterprise and the one that verified it. */
function keepersOf({ holders }: DemoRows, enterprise: EnterprisePlan): Keepers {
  const { regionCode, parkCode, isVerified, recordedOn } = enterprise;
  const place = { regionCode, parkCode };
  const enterer = holders.closest('enterprise.edit', place);
  const verifier = isVerified
    ? holders.all('enterprise.verify', place).find((each) => each.id !== enterer.id)
    : undefined;
  return { enterer, verifier, verifiedOn: Math.min(recordedOn + 2, 0) };
}

export function* enterpriseRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, organisationId, specialists } = rows;
  const date = (offset: number | null) => (offset === null ? null : context.day(offset));
  for (const each of rows.enterprises) {
    const { enterer, verifier, verifiedOn } = keepersOf(rows, each);
    yield {
      cityCode,
      id: each.id,
      name: each.name,
      uscc: each.uscc,
      regionCode: each.regionCode,
      parkId: organisationId(each.parkCode),
      industryCode: each.industryCode,
      nature: each.nature,
      size: each.size,
      stage: each.stage,
      signedOn: context.day(each.signedOn),
      dockedOn: date(each.dockedOn),
      startedOn: date(each.startedOn),
      producingOn: date(each.producingOn),
      contactName: each.contactName,
      contactPhone: each.contactPhone,
      address: each.address,
      specialistId: specialists.get(each.index) ?? null,
      isVerified: each.isVerified,
      verifiedBy: verifier?.id ?? null,
      verifiedOn: verifier ? context.day(verifiedOn) : null,
      enteredBy: enterer.id,
      recordedOn: context.day(each.recordedOn),
    };
  }
}

export function* enterpriseSteps(rows: DemoRows): Generator<Row> {
  for (const each of rows.enterprises) {
    const { enterer, verifier, verifiedOn } = keepersOf(rows, each);
    const step = (action: string, on: number, actor: Holder) => ({
      process: 'enterprise',
      subjectId: each.id,
      action,
      from: null,
      to: each.stage,
      on,
      actor,
      regionCode: each.regionCode,
      parkCode: each.parkCode,
      enterpriseId: each.id,
    });
    const verified = verifier ? [step('verify', verifiedOn, verifier)] : [];
    yield* stepRows(rows, [step('create', each.recordedOn, enterer), ...verified]);
  }
}

export function* declarationRows(rows: DemoRows): Generator<Row> {
  const { context, cityCode, organisationId, holders, ids } = rows;
  const moves = movesByEnterprise(rows.placements.all);
  for (const each of rows.enterprises) {
    if (each.dockedOn === null) continue;
    const { regionCode, parkCode, index } = each;
    const reporter = holders.closest('demand.report', { regionCode, parkCode, enterprise: index });
    for (const declared of declarationsOf(context, each, moves.get(index))) {
      yield {
        cityCode,
        id: context.id('report', ids.reports++),
        enterpriseId: each.id,
        regionCode,
        parkId: organisationId(parkCode),
        effectiveOn: context.day(declared.effectiveOn),
        recordedOn: context.day(declared.recordedOn),
        totalDemand: declared.totalDemand,
        inYearExpected: declared.inYearExpected,
        employed: declared.employed,
        enteredBy: reporter.id,
      };
    }
  }
}
