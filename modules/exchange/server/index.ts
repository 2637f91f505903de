import { demandList, headcountReturn } from '#modules/demand/server/index.ts';
import { personImport } from '#modules/person/server/index.ts';
import { insuranceImport } from '#modules/placement/server/index.ts';
import type { ServerModule } from '#platform/http/operation.ts';
import { exchangeErrors } from '../contract/errors.ts';
import { removeOldUploads } from './clean-up.ts';
import { defineJobs } from './jobs/index.ts';
import { registerKind } from './kinds.ts';
import { cancelBatch } from './operations/cancel-batch.ts';
import { commitBatch } from './operations/commit-batch.ts';
import { downloadErrors } from './operations/download-errors.ts';
import { downloadTemplate } from './operations/download-template.ts';
import { getBatch } from './operations/get-batch.ts';
import { listBatches } from './operations/list-batches.ts';
import { listKinds } from './operations/list-kinds.ts';
import { listRows } from './operations/list-rows.ts';
import { setMapping } from './operations/set-mapping.ts';
import { undoBatch } from './operations/undo-batch.ts';
import { uploadFile } from './operations/upload-file.ts';

for (const kind of [demandList, headcountReturn, personImport, insuranceImport]) registerKind(kind);

export const exchangeModule: ServerModule = {
  name: 'exchange',
  operations: [
    listKinds,
    downloadTemplate,
    uploadFile,
    listBatches,
    getBatch,
    setMapping,
    listRows,
    downloadErrors,
    commitBatch,
    undoBatch,
    cancelBatch,
  ],
  errors: exchangeErrors,
  defineJobs,
  cleanUp: removeOldUploads,
};
