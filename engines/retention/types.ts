/** One month of social insurance of the person, as the insurance data hold it. */
export interface InsuredMonth {
  /** 'YYYY-MM', the month insured, not the month of payment. */
  month: string;
  enterpriseId: string;
  /** Paid later for this month. */
  backPaid: boolean;
  /** Day of payment where known; a payment after asOf is not seen. */
  paidOn?: string | null;
}

/** How a region reads "stable employment" (G4): parameters of its pack. */
export interface RetentionReading {
  /** Whether insurance must prove the months, or the dates of employment are enough. */
  requireInsurance: boolean;
  /** Whether back-paid months prove anything; dropped only where the text says so. */
  countBackPaid: boolean;
}

export interface RetentionFacts {
  enterpriseId: string;
  /** First day worked, 'YYYY-MM-DD'. */
  onboardOn: string;
  /** Last day worked; null while employed. */
  leftOn: string | null;
  asOf: string;
  /** Months to prove, positive whole numbers, e.g. 1, 2, 3, 6. */
  milestones: readonly number[];
  /** Insurance of this person with any enterprise; order and repeats do not matter. */
  insuredMonths: readonly InsuredMonth[];
  reading: RetentionReading;
}

export type MilestoneState =
  /** Service has not come that far yet. */
  | 'notDue'
  /** Left before service came that far. */
  | 'failed'
  /** Service came that far, insurance does not prove it yet. */
  | 'unproven'
  /** Service came that far, but the person was insured elsewhere meanwhile: someone must ask. */
  | 'disputed'
  | 'confirmed';

export type RetentionReason =
  | 'invalidDate'
  | 'serviceNotReached'
  | 'leftBeforeDue'
  | 'serviceReached'
  | 'insuranceNotRequired'
  | 'insuredMonthsEnough'
  | 'insuredMonthsShort'
  | 'backPaidNotCounted'
  | 'insuredElsewhere';

export interface MilestoneVerdict {
  months: number;
  /** Day on which the months are complete for someone still employed (G2). */
  dueOn: string;
  state: MilestoneState;
  /** Covered months with insurance here that counts. */
  usedMonths: string[];
  /** Covered months without it, while more are needed; `shortBy` of them would be enough. */
  missingMonths: string[];
  shortBy: number;
  reasons: RetentionReason[];
}

export type Contradiction =
  | { code: 'insuredElsewhere'; month: string; enterpriseId: string }
  | { code: 'paidAfterLeaving'; month: string }
  | { code: 'insuredBeforeOnboard'; month: string }
  | { code: 'leftBeforeOnboard' };

export interface RetentionVerdict {
  milestones: MilestoneVerdict[];
  contradictions: Contradiction[];
}
