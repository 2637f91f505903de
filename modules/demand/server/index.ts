import type { ServerModule } from '#platform/http/operation.ts';
import { demandErrors } from '../contract/errors.ts';
import { closePost } from './operations/close-post.ts';
import { createPost } from './operations/create-post.ts';
import { exportPosts } from './operations/export-posts.ts';
import { getHeadcountForm } from './operations/get-headcount-form.ts';
import { getPost } from './operations/get-post.ts';
import { listGapRows } from './operations/list-gap-rows.ts';
import { listHeadcountReports } from './operations/list-headcount-reports.ts';
import { listOpenPosts } from './operations/list-open-posts.ts';
import { listPosts } from './operations/list-posts.ts';
import { expirePost } from './operations/expire-post.ts';
import { reopenPost } from './operations/reopen-post.ts';
import { reportHeadcount } from './operations/report-headcount.ts';
import { sendBackPost } from './operations/send-back-post.ts';
import { servePost } from './operations/serve-post.ts';
import { submitPost } from './operations/submit-post.ts';
import { summariseDemand } from './operations/summarise-demand.ts';
import { updatePost } from './operations/update-post.ts';
import { verifyPost } from './operations/verify-post.ts';
import { withdrawPost } from './operations/withdraw-post.ts';

export { findIllegalLimits } from './illegal-limits.ts';
export { demandList } from './imports/demand-list.ts';
export { headcountReturn } from './imports/headcount-return.ts';
export { type Movement, recordMovement } from './movements.ts';
export { openPostIds } from './open-posts.ts';

export const demandModule: ServerModule = {
  name: 'demand',
  operations: [
    summariseDemand,
    listGapRows,
    listPosts,
    getPost,
    createPost,
    updatePost,
    submitPost,
    verifyPost,
    sendBackPost,
    servePost,
    closePost,
    withdrawPost,
    expirePost,
    reopenPost,
    exportPosts,
    listOpenPosts,
    getHeadcountForm,
    reportHeadcount,
    listHeadcountReports,
  ],
  errors: demandErrors,
};
