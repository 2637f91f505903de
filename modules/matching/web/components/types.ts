import type { z } from 'zod';
import type { explainPair, rankPeopleForPost, rankPostsForPerson } from '../../contract/operations.ts';

export type PeopleRanking = z.output<typeof rankPeopleForPost.output>;
export type RankedPerson = PeopleRanking['people'][number];
export type PostRanking = z.output<typeof rankPostsForPerson.output>;
export type RankedPost = PostRanking['posts'][number];
export type PairExplanation = z.output<(typeof explainPair)['output']>;
