import type { z } from 'zod';
import { type Clause, compileClause, lint, type Program } from '#engines/rules/index.ts';
import { type CaseResult, runCaseOn, type WorkedCase } from '#platform/policies/case-file.ts';
import { clauseSchema } from '#platform/policies/schema.ts';
import type { caseResultField, checkedField, problemField } from '../contract/fields.ts';
import type { Place } from './place.ts';
import { type Steps, wordsOf } from './words.ts';

export interface Checked {
  clause: Clause | undefined;
  program: Program | undefined;
  problems: z.input<typeof problemField>[];
  results: z.input<typeof caseResultField>[];
}

function resultOf({ case: name, pass, got }: CaseResult): Checked['results'][number] {
  if ('problem' in got)
    return {
      case: name,
      pass,
      got: {
        problem: got.problem,
        eligible: null,
        amountYuan: null,
        schedule: [],
        outcome: null,
        funding: [],
      },
    };
  return {
    case: name,
    pass,
    got: {
      problem: null,
      eligible: got.eligible,
      amountYuan: got.amount_yuan,
      schedule: got.schedule,
      outcome: got.outcome ?? null,
      funding: got.funding ?? [],
    },
  };
}

export type CaseInput = Omit<WorkedCase, 'clause' | 'kind'>;

/** Compiles a clause, looks it through and runs its cases. */
export function checkClause(place: Place, given: unknown, cases: readonly CaseInput[]): Checked {
  const parsed = clauseSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
      code: 'wrongShape',
      severity: 'error' as const,
      reason: `“${issue.path.map(String).join('.')}”不对：${issue.message}`,
    }));
    return { clause: undefined, program: undefined, problems, results: [] };
  }
  const clause = parsed.data as Clause;
  const { program, problems } = compileClause(clause, place.cases);
  const found = [
    ...problems.map((each) => ({ ...each, severity: 'error' as const })),
    ...(program?.readings ?? [])
      .filter((id) => !place.readings[id])
      .map((id) => ({
        path: ['readings'],
        code: 'unknownReading',
        severity: 'error' as const,
        reason: `读法 ${id} 没有说明`,
      })),
    ...lint([clause], new Map([[clause.id, cases.length]])).map(({ code, severity, reason, path = [] }) => ({
      path,
      code,
      severity,
      reason,
    })),
  ];
  const results = program
    ? cases.map((each) =>
        resultOf(runCaseOn(program, place.parameters.values(), { ...each, clause: clause.id })),
      )
    : [];
  return { clause, program, problems: found, results };
}

/** The first error, or the first case that does not come out as expected; neither may come into force. */
export const errorsOf = ({ problems }: Checked) => problems.filter(({ severity }) => severity === 'error');
export const failuresOf = ({ results }: Checked) => results.filter(({ pass }) => !pass);

export function checkedView(
  place: Place,
  { program, problems, results }: Checked,
  steps: Steps,
  today: string,
): z.input<typeof checkedField> {
  return { problems, results, words: program ? wordsOf(place, program, steps, today) : null };
}
