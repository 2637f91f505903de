import type { DB } from '#platform/db/schema.ts';

export type PolicyTables = Pick<
  DB,
  | 'clauseVersion'
  | 'standardValue'
  | 'clausePublication'
  | 'policyDecision'
  | 'policyRun'
  | 'entitlement'
  | 'enterprise'
  | 'organisation'
  | 'person'
  | 'placement'
  | 'region'
>;
