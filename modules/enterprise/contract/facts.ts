import type { EnterpriseField, EnterpriseStage } from './codes.ts';
import { enterpriseFieldLabels as labels, enterpriseStageLabels } from './codes.ts';
import { isValidUscc } from './uscc.ts';

/** What somebody wrote about an enterprise, as far as the facts must fit one another. Dates are 'YYYY-MM-DD'. */
export interface EnterpriseFacts {
  uscc: string | null;
  stage: EnterpriseStage;
  signedOn: string | null;
  dockedOn: string | null;
  startedOn: string | null;
  producingOn: string | null;
}

export interface FieldProblem {
  pointer: string;
  code: string;
  params?: Record<string, string>;
}

const dates = ['signedOn', 'dockedOn', 'startedOn', 'producingOn'] as const;
const sequence = ['signedOn', 'startedOn', 'producingOn'] as const;
const neededFrom: Partial<Record<EnterpriseStage, EnterpriseField & keyof EnterpriseFacts>> = {
  started: 'startedOn',
  producing: 'producingOn',
};

function stageProblems(facts: EnterpriseFacts): FieldProblem[] {
  const needed = neededFrom[facts.stage];
  const stage = enterpriseStageLabels[facts.stage];
  const problems: FieldProblem[] = [];
  if (needed && !facts[needed])
    problems.push({
      pointer: `/${needed}`,
      code: 'enterprise.stageDate',
      params: { stage, what: labels[needed] },
    });
  const isEarly = {
    startedOn: facts.stage === 'signed' || facts.stage === 'building',
    producingOn: facts.stage !== 'producing' && facts.stage !== 'stopped',
  };
  for (const field of ['startedOn', 'producingOn'] as const)
    if (isEarly[field] && facts[field])
      problems.push({
        pointer: '/stage',
        code: 'enterprise.stageBehind',
        params: { stage, what: labels[field] },
      });
  return problems;
}

/** Every field that does not fit: check character of the credit code, dates in the future or out of order, a stage without its date. */
export function factProblems(facts: EnterpriseFacts, today: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (facts.uscc !== null && !isValidUscc(facts.uscc))
    problems.push({ pointer: '/uscc', code: 'enterprise.badUscc' });
  for (const field of dates)
    if ((facts[field] ?? '') > today)
      problems.push({ pointer: `/${field}`, code: 'enterprise.futureDate', params: { what: labels[field] } });
  const given = sequence.filter((field) => facts[field]);
  for (const [at, later] of given.entries()) {
    const earlier = given[at - 1];
    if (earlier && (facts[later] ?? '') < (facts[earlier] ?? ''))
      problems.push({
        pointer: `/${later}`,
        code: 'enterprise.dateOrder',
        params: { later: labels[later], earlier: labels[earlier] },
      });
  }
  return [...problems, ...stageProblems(facts)];
}
