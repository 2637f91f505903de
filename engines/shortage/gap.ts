/** What one enterprise declared and what it has; whole numbers of people, none negative. */
export interface EnterpriseNeed {
  id: string;
  /** M02: everyone it will ever need. */
  totalDemand: number;
  /** M03: expected to be employed within the year. */
  inYearExpected: number;
  /** M04: employed as of the day asked. */
  employed: number;
}

/** Figures of any set of enterprises; those of a whole are the sums of those of its parts. */
export interface ShortageTotals {
  enterprises: number;
  totalDemand: number;
  inYear: number;
  employed: number;
  /** M05 per enterprise, then added: one's surplus never fills another's gap. */
  gap: number;
  /** People employed beyond what their own enterprise expected. */
  overfilled: number;
  /** M05 as the document subtracts it: in-year minus employed = gap − overfilled. */
  netDifference: number;
}

/** People one enterprise still lacks this year, never below zero (M05). */
export function gapOf(enterprise: Pick<EnterpriseNeed, 'inYearExpected' | 'employed'>): number {
  return Math.max(0, enterprise.inYearExpected - enterprise.employed);
}

/**
 * Totals of a list in which each enterprise stands once (M02 to M05). `gap` is the figure to show and
 * to open into rows; `gap − overfilled = netDifference` always holds, so both figures can be explained.
 */
export function rollUp(enterprises: Iterable<EnterpriseNeed>): ShortageTotals {
  const totals = {
    enterprises: 0,
    totalDemand: 0,
    inYear: 0,
    employed: 0,
    gap: 0,
    overfilled: 0,
    netDifference: 0,
  };
  for (const enterprise of enterprises) {
    const difference = enterprise.inYearExpected - enterprise.employed;
    totals.enterprises += 1;
    totals.totalDemand += enterprise.totalDemand;
    totals.inYear += enterprise.inYearExpected;
    totals.employed += enterprise.employed;
    totals.gap += gapOf(enterprise);
    totals.overfilled += Math.max(0, -difference);
    totals.netDifference += difference;
  }
  return totals;
}
