import type { ServerModule } from '#platform/http/operation.ts';
import { policyErrors } from '../contract/errors.ts';
import { checkClause } from './operations/check-clause.ts';
import { compareVersions } from './operations/compare-versions.ts';
import { fitFor } from './operations/fit-for.ts';
import { getClause } from './operations/get-clause.ts';
import { getVocabulary } from './operations/get-vocabulary.ts';
import { listClauses } from './operations/list-clauses.ts';
import { searchSubjects } from './operations/search-subjects.ts';

export { type LoadedPolicies, loadPolicies } from './load-policies.ts';

export const policyModule: ServerModule = {
  name: 'policy',
  operations: [listClauses, getClause, compareVersions, getVocabulary, checkClause, searchSubjects, fitFor],
  errors: policyErrors,
};
