import type { ServerModule } from '#platform/http/operation.ts';
import { policyErrors } from '../contract/errors.ts';
import { defineJobs } from './jobs/index.ts';
import { cancelRun } from './operations/cancel-run.ts';
import { checkClause } from './operations/check-clause.ts';
import { compareVersions } from './operations/compare-versions.ts';
import { exportEntitlements } from './operations/export-entitlements.ts';
import { fitByForm } from './operations/fit-by-form.ts';
import { fitFor } from './operations/fit-for.ts';
import { forecastByForm } from './operations/forecast-by-form.ts';
import { forecastFund } from './operations/forecast-fund.ts';
import { forecastPlacement } from './operations/forecast-placement.ts';
import { getClause } from './operations/get-clause.ts';
import { getRehearsal } from './operations/get-rehearsal.ts';
import { getRun } from './operations/get-run.ts';
import { getVocabulary } from './operations/get-vocabulary.ts';
import { listClauses } from './operations/list-clauses.ts';
import { listEntitlements } from './operations/list-entitlements.ts';
import { listFitPeople } from './operations/list-fit-people.ts';
import { listRuns } from './operations/list-runs.ts';
import { rehearse } from './operations/rehearse.ts';
import { searchSubjects } from './operations/search-subjects.ts';
import { decideDraft } from './operations/decide-draft.ts';
import { decideStandard } from './operations/decide-standard.ts';
import { keepDecision } from './operations/keep-decision.ts';
import { listDecisions } from './operations/list-decisions.ts';
import { listStandards } from './operations/list-standards.ts';
import { publishClause } from './operations/publish-clause.ts';
import { replayDecision } from './operations/replay-decision.ts';
import { saveCases } from './operations/save-cases.ts';
import { saveDraft } from './operations/save-draft.ts';
import { saveStandard } from './operations/save-standard.ts';
import { submitDraft } from './operations/submit-draft.ts';
import { startRun } from './operations/start-run.ts';
import { summariseEntitlements } from './operations/summarise-entitlements.ts';

export { walkCity } from './jobs/index.ts';
export { type LoadedPolicies, loadPolicies } from './load-policies.ts';
export { keep } from './operations/keep-decision.ts';
export { enterRun } from './runs.ts';

export const policyModule: ServerModule = {
  name: 'policy',
  operations: [
    listClauses,
    getClause,
    compareVersions,
    getVocabulary,
    checkClause,
    searchSubjects,
    fitFor,
    fitByForm,
    startRun,
    listRuns,
    getRun,
    cancelRun,
    listEntitlements,
    listFitPeople,
    summariseEntitlements,
    exportEntitlements,
    forecastFund,
    forecastPlacement,
    forecastByForm,
    rehearse,
    getRehearsal,
    saveDraft,
    submitDraft,
    decideDraft,
    saveCases,
    publishClause,
    listStandards,
    saveStandard,
    decideStandard,
    keepDecision,
    listDecisions,
    replayDecision,
  ],
  errors: policyErrors,
  defineJobs,
};
