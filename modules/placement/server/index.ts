import type { ServerModule } from '#platform/http/operation.ts';
import { placementErrors } from '../contract/errors.ts';
import { advancePlacements } from './operations/advance-placements.ts';
import { confirmPlacements } from './operations/confirm-placements.ts';
import { declineRecommendation } from './operations/decline-recommendation.ts';
import { exportFairness } from './operations/export-fairness.ts';
import { exportPlacements } from './operations/export-placements.ts';
import { exportRetention } from './operations/export-retention.ts';
import { getPlacement } from './operations/get-placement.ts';
import { listContradictions } from './operations/list-contradictions.ts';
import { listPlacements } from './operations/list-placements.ts';
import { listRetention } from './operations/list-retention.ts';
import { markRead } from './operations/mark-read.ts';
import { recommendPeople } from './operations/recommend-people.ts';
import { respondPlacements } from './operations/respond-placements.ts';
import { summariseFairness } from './operations/summarise-fairness.ts';
import { summariseFunnel } from './operations/summarise-funnel.ts';
import { summariseRecommendations } from './operations/summarise-recommendations.ts';
import { summariseRetention } from './operations/summarise-retention.ts';

export {
  type Departure,
  type OpenPlacement,
  openPlacements,
  peopleBeingPlaced,
  receivePerson,
  sendPeople,
  takenUpStates,
} from './hand-over.ts';
export { insuranceImport } from './insurance/index.ts';
export { retainedForTarget, stateAfter } from './retention-sql.ts';
export { phonesOpen } from './rows.ts';
export { type Counted, countTowardTargets } from './target-counts.ts';

export const placementModule: ServerModule = {
  name: 'placement',
  operations: [
    recommendPeople,
    listPlacements,
    exportPlacements,
    getPlacement,
    markRead,
    summariseRecommendations,
    respondPlacements,
    advancePlacements,
    declineRecommendation,
    confirmPlacements,
    summariseFunnel,
    listRetention,
    exportRetention,
    listContradictions,
    summariseRetention,
    summariseFairness,
    exportFairness,
  ],
  errors: placementErrors,
};
