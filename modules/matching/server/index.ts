import type { ServerModule } from '#platform/http/operation.ts';
import { matchingErrors } from '../contract/errors.ts';
import { stopIndexes } from './city-index/registry.ts';
import { forgetWorkingCopies } from './clean-up.ts';
import { chooseMatches } from './operations/choose-matches.ts';
import { countSupply } from './operations/count-supply.ts';
import { explainPair } from './operations/explain-pair.ts';
import { getRun } from './operations/get-run.ts';
import { listChoices } from './operations/list-choices.ts';
import { listNearMissPeople } from './operations/list-near-miss-people.ts';
import { listNearMissPosts } from './operations/list-near-miss-posts.ts';
import { listRunPeople } from './operations/list-run-people.ts';
import { listRunPosts } from './operations/list-run-posts.ts';
import { listRuns } from './operations/list-runs.ts';
import { mapPeopleForPost } from './operations/map-people-for-post.ts';
import { rankPeopleForPost } from './operations/rank-people-for-post.ts';
import { rankPostsForPerson } from './operations/rank-posts-for-person.ts';
import { startRun } from './operations/start-run.ts';
import { defineJobs } from './runs/job.ts';
export { type Fit, type Found, fitPosts, type Seeker } from './fit-posts.ts';
export { openPosts, vacancyOf } from './posts.ts';
export { settingsOf } from './settings.ts';
export { openWays } from './ways.ts';
export { type Judged, judgePeople } from './judge.ts';

export const matchingModule: ServerModule = {
  name: 'matching',
  operations: [
    rankPeopleForPost,
    mapPeopleForPost,
    rankPostsForPerson,
    listNearMissPeople,
    listNearMissPosts,
    explainPair,
    chooseMatches,
    listChoices,
    countSupply,
    startRun,
    listRuns,
    getRun,
    listRunPosts,
    listRunPeople,
  ],
  errors: matchingErrors,
  cleanUp: forgetWorkingCopies,
  defineJobs,
  stop: stopIndexes,
};
