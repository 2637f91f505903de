import type { ServerModule } from '#platform/http/operation.ts';
import { dispatchErrors } from '../contract/errors.ts';
import { defineJobs } from './jobs.ts';
import { adoptRun } from './operations/adopt-run.ts';
import { checkMembers } from './operations/check-members.ts';
import { createPlan } from './operations/create-plan.ts';
import { formBatches } from './operations/form-batches.ts';
import { getBatch } from './operations/get-batch.ts';
import { getFiling } from './operations/get-filing.ts';
import { getPlan } from './operations/get-plan.ts';
import { getRun } from './operations/get-run.ts';
import { listAssignments } from './operations/list-assignments.ts';
import { listBatches } from './operations/list-batches.ts';
import { listFilingRows } from './operations/list-filing-rows.ts';
import { listFilings } from './operations/list-filings.ts';
import { listMembers } from './operations/list-members.ts';
import { listPlans } from './operations/list-plans.ts';
import { readyBatch } from './operations/ready-batch.ts';
import { receiveMember } from './operations/receive-member.ts';
import { reportBusFailure } from './operations/report-bus-failure.ts';
import { saveLimits } from './operations/save-limits.ts';
import { sendBatch } from './operations/send-batch.ts';
import { setOverrides } from './operations/set-overrides.ts';
import { solvePlan } from './operations/solve-plan.ts';
import { submitReturn } from './operations/submit-return.ts';
import { summariseHandOver } from './operations/summarise-hand-over.ts';
import { withdrawReturn } from './operations/withdraw-return.ts';
import { withdrawMembers } from './operations/withdraw-members.ts';
import { exportHandOver } from './operations/export-hand-over.ts';
import { exportReturn } from './operations/export-return.ts';
import { getHandOver } from './operations/get-hand-over.ts';
import { listChanges } from './operations/list-changes.ts';
import { listReservoir } from './operations/list-reservoir.ts';
import { listReservoirDemand } from './operations/list-reservoir-demand.ts';
import { listReturn } from './operations/list-return.ts';
import { moveMembers } from './operations/move-members.ts';
import { summariseReservoir } from './operations/summarise-reservoir.ts';
import { summariseReturn } from './operations/summarise-return.ts';

export const dispatchModule: ServerModule = {
  name: 'dispatch',
  operations: [
    listPlans,
    createPlan,
    getPlan,
    saveLimits,
    solvePlan,
    getRun,
    listAssignments,
    setOverrides,
    adoptRun,
    reportBusFailure,
    formBatches,
    listBatches,
    getBatch,
    listMembers,
    checkMembers,
    withdrawMembers,
    sendBatch,
    readyBatch,
    receiveMember,
    summariseHandOver,
    listChanges,
    moveMembers,
    getHandOver,
    exportHandOver,
    summariseReturn,
    listReturn,
    exportReturn,
    summariseReservoir,
    listReservoir,
    listReservoirDemand,
    listFilings,
    getFiling,
    listFilingRows,
    submitReturn,
    withdrawReturn,
  ],
  errors: dispatchErrors,
  defineJobs,
};
