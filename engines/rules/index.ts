/**
 * Clauses as data: compiled once, run over columns or over one application with every reason.
 * Sources: readings G1–G16 (packs/base/policies/readings.yaml).
 */
export { type Claim, type Cut, combine, type Granted } from './combine.ts';
export { compileClause } from './compile.ts';
export type { World } from './context.ts';
export {
  decide,
  type Decision,
  type Finding,
  grantOf,
  type PaymentLine,
  judge,
  results,
  type ScheduleEntry,
  thingState,
  unknownIn,
  type Verdict,
  type VerdictState,
  verdictOf,
  verdictStates,
} from './decide.ts';
export { arithmeticOf, type Explanation, explain, type Reason, waitsUntil } from './explain.ts';
export { factsOn, type ForecastEntry, forecast } from './forecast.ts';
export { caseWordOf, type FactProblem } from './facts.ts';
export { encodeCases, encodeParameters, type ParameterStep } from './frame.ts';
export { encodeScalar } from './literals.ts';
export { lint, type LintFinding, lintVersions } from './lint.ts';
export * from './model.ts';
export type { Criterion } from './pieces.ts';
export type { Frame, ParameterValue, Program, Results } from './program.ts';
export { splitShares } from './shares.ts';
export { Tally, type TalliedReason } from './tally.ts';
