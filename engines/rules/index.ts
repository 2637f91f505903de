/**
 * Clauses as data: compiled once, run over columns or over one application with every reason.
 * Sources: policies.md G1–G16.
 */
export type { Criterion, World } from './context.ts';
export {
  decide,
  type Decision,
  type Finding,
  type PaymentLine,
  judge,
  results,
  type ScheduleEntry,
  splitShares,
  type Verdict,
  type VerdictState,
  verdictOf,
  verdictStates,
} from './decide.ts';
export { type Claim, type Cut, combine, type Granted } from './combine.ts';
export { type Explanation, explain, type Reason } from './explain.ts';
export { factsOn, type ForecastEntry, forecast } from './forecast.ts';
export {
  caseWordOf,
  caseWords,
  encodeCases,
  encodeParameters,
  type FactProblem,
  type ParameterStep,
} from './frame.ts';
export { lint, type LintFinding, lintVersions } from './lint.ts';
export * from './model.ts';
export { compileClause, type Frame, type ParameterValue, type Program, type Results } from './program.ts';
