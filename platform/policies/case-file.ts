import { z } from 'zod';
import {
  decide,
  type Json,
  type ParameterDefinition,
  type ParameterStep,
  type Program,
  type Verdict,
} from '#engines/rules/index.ts';
import { findClause, type Library } from './read.ts';

/** A worked case in the published format. Amounts are yuan. */
export const caseSchema = z.object({
  clause: z.string(),
  case: z.string(),
  title: z.string(),
  kind: z.string().optional(),
  inputs: z.looseObject({ as_of: z.iso.date(), params: z.record(z.string(), z.json()).optional() }),
  expect: z.object({
    eligible: z.boolean(),
    amount_yuan: z.number().nullable(),
    schedule: z.array(z.object({ month_or_date: z.union([z.string(), z.number()]), yuan: z.number() })),
    reason: z.string().optional(),
    outcome: z.string().optional(),
    funding: z.array(z.object({ source: z.string(), yuan: z.number() })).optional(),
  }),
  reading: z.string().optional(),
});
export type WorkedCase = z.output<typeof caseSchema>;
type Expected = Omit<WorkedCase['expect'], 'reason'>;

export interface CaseResult {
  clause: string;
  case: string;
  pass: boolean;
  expected: Expected;
  got: Expected | { problem: string };
}

/** A parameter of a case file is in force from the beginning of time, a list of `{effective, …}` from its dates. */
function stepsOf(definition: ParameterDefinition, given: Json): ParameterStep[] {
  if (!definition.isDated || !Array.isArray(given)) return [{ from: '0001-01-01', value: given }];
  return given.flatMap((each) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return [];
    const { effective, ...rest } = each;
    const [value] = Object.values(rest);
    return [{ from: String(effective), value: value ?? null }];
  });
}

function lookUp(params: Record<string, Json>, path: string): Json | undefined {
  let at: Json | undefined = params;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = at[step];
  }
  return at;
}

export function parametersOfCase(
  definitions: Iterable<ParameterDefinition>,
  params: Record<string, Json>,
): Map<string, ParameterStep[]> {
  const steps = new Map<string, ParameterStep[]>();
  for (const definition of definitions) {
    const given = lookUp(params, definition.caseWord ?? definition.name);
    if (given !== undefined) steps.set(definition.name, stepsOf(definition, given));
  }
  return steps;
}

const yuan = (fen: number): number => fen / 100;

/** A verdict in the words of a case file: “standard not configured” is eligible without a sum (G10). */
export function asExpected(verdict: Verdict): Expected {
  const isEligible = verdict.state === 'entitled' || verdict.state === 'standardMissing';
  return {
    eligible: isEligible,
    amount_yuan: verdict.fen === null ? null : yuan(verdict.fen),
    schedule: verdict.schedule.map(({ on, fen }) => ({ month_or_date: on, yuan: yuan(fen) })),
    ...(verdict.outcome === undefined ? {} : { outcome: verdict.outcome }),
    ...(verdict.funding
      ? { funding: verdict.funding.map(({ source, fen }) => ({ source, yuan: yuan(fen) })) }
      : {}),
  };
}

function matches(expected: Expected, got: Expected): boolean {
  const schedule = (each: Expected): string =>
    JSON.stringify(each.schedule.map(({ month_or_date, yuan: sum }) => [String(month_or_date), sum]));
  const funding = (each: Expected): string =>
    JSON.stringify((each.funding ?? []).map(({ source, yuan: sum }) => `${source}=${sum}`).sort());
  return (
    expected.eligible === got.eligible &&
    expected.amount_yuan === got.amount_yuan &&
    schedule(expected) === schedule(got) &&
    (expected.outcome === undefined || expected.outcome === got.outcome) &&
    (expected.funding === undefined || funding(expected) === funding(got))
  );
}

/** Runs one worked case on a clause. */
export function runCaseOn(
  program: Program,
  definitions: Iterable<ParameterDefinition>,
  worked: WorkedCase,
): CaseResult {
  const { reason: _, ...expected } = worked.expect;
  const base = { clause: worked.clause, case: worked.case, expected };
  const { params = {}, ...facts } = worked.inputs;
  const verdict = decide(program, facts, parametersOfCase(definitions, params));
  const [problem] = verdict.problems;
  if (problem) return { ...base, pass: false, got: { problem: `${problem.path}：${problem.reason}` } };
  const got = asExpected(verdict);
  if (verdict.state === 'unknown') {
    const missing = verdict.findings
      .filter((each) => each.state === 'unknown')
      .map((each) => program.criteria[each.criterion]?.words);
    return { ...base, pass: false, got: { problem: `缺材料：${missing.join('；')}` } };
  }
  return { ...base, pass: matches(expected, got), got };
}

/** Runs one worked case against the clauses of a library. */
export function runCase(library: Library, worked: WorkedCase): CaseResult {
  const found = findClause(library, worked.clause);
  if (found) return runCaseOn(found.program, library.parameters.values(), worked);
  const { reason: _, ...expected } = worked.expect;
  const base = { clause: worked.clause, case: worked.case, expected };
  return { ...base, pass: false, got: { problem: `没有条款 ${worked.clause}` } };
}
