import type { ServerModule } from '#platform/http/operation.ts';
import { matchingErrors } from '../contract/errors.ts';
import { stopIndexes } from './city-index/registry.ts';
import { forgetNotes } from './clean-up.ts';
import { chooseMatches } from './operations/choose-matches.ts';
import { explainPair } from './operations/explain-pair.ts';
import { listChoices } from './operations/list-choices.ts';
import { rankPeopleForPost } from './operations/rank-people-for-post.ts';
import { rankPostsForPerson } from './operations/rank-posts-for-person.ts';
export { type Fit, fitPosts, type Seeker } from './fit-posts.ts';
export { openPosts, vacancyOf } from './posts.ts';
export { whyInShort } from './words.ts';
export { settingsOf } from './settings.ts';
export { type Judged, judgePeople } from './judge.ts';

export const matchingModule: ServerModule = {
  name: 'matching',
  operations: [rankPeopleForPost, rankPostsForPerson, explainPair, chooseMatches, listChoices],
  errors: matchingErrors,
  cleanUp: forgetNotes,
  stop: stopIndexes,
};
