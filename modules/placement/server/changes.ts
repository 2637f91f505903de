import type { Updateable } from 'kysely';
import type { Given } from '../contract/fields.ts';
import type { PlacementAction } from '../contract/workflow.ts';
import type { PlacementTables } from './tables.ts';

type Columns = Omit<
  Updateable<PlacementTables['placement']>,
  'insuredMonths' | 'insuredRegularMonths' | 'insuredElsewhereMonths'
>;

const noOnboarding: Columns = {
  onboardOn: null,
  contractFrom: null,
  contractTo: null,
  contractOpen: null,
  payFen: null,
  onboardEnteredBy: null,
};

/** The columns a step writes beside the state. */
export function changesOf(
  action: PlacementAction,
  given: Given,
  { accountId, today }: { accountId: string; today: string },
): Columns {
  const ended: Columns = { exitOn: today, exitReason: given.exitReason };
  switch (action) {
    case 'acceptInterview':
      return { acceptedOn: today, interviewOn: given.interviewOn, interviewPlace: given.interviewPlace };
    case 'intend':
      return { intendedOn: given.onDate };
    case 'passMedical':
      return { medicalOn: given.onDate };
    case 'finishTraining':
      return { trainedOn: given.onDate, trainingKind: given.trainingKind };
    case 'enterOnboarding':
      return {
        onboardOn: given.onboardOn,
        contractFrom: given.contractFrom,
        contractTo: given.contractTo ?? null,
        contractOpen: given.contractOpen ?? false,
        payFen: given.payFen,
        onboardEnteredBy: accountId,
      };
    case 'confirmOnboarding':
      return { onboardConfirmedBy: accountId };
    case 'sendBackOnboarding':
      return noOnboarding;
    case 'leave':
      return { leftOn: given.leftOn, exitOn: given.leftOn, exitReason: given.leaveReason };
    case 'refuse':
    case 'failMedical':
    case 'decline':
    case 'declineSelf':
    case 'reportNoShow':
      return ended;
  }
}
