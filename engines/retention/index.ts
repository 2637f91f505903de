/**
 * Stable employment (M13, P02): which milestones of months one employment reached, what proves them,
 * what contradicts them. Dates 'YYYY-MM-DD', months 'YYYY-MM'. Nothing throws. Sources: readings
 * G2 (months of service), G4 (insurance months) of packs/base/policies/readings.yaml.
 */
export { assessRetention } from './assess.ts';
export type {
  Contradiction,
  InsuredMonth,
  MilestoneState,
  MilestoneVerdict,
  RetentionFacts,
  RetentionReading,
  RetentionReason,
  RetentionVerdict,
} from './types.ts';
