import { isValidDate } from '#engines/calendar/index.ts';
import { startOn } from '../pair.ts';
import type { MatchSettings, Vacancy } from '../types.ts';
import type { Dictionaries } from './dictionary.ts';
import { writtenPosts } from './post-writer.ts';
import { regionNumber } from './regions.ts';

/** One post as the loops over people read it; the same numbers as in the columns of posts. */
export interface PostFacts {
  id: string;
  isLive: boolean;
  /** Whether the day it is needed is one. */
  isDated: boolean;
  regionCode: string;
  region: number;
  occupation: number;
  payMin: number;
  payMax: number;
  bornBy: number;
  bornFrom: number;
  education: number;
  months: number;
  start: number;
  flags: number;
  posted: number;
  /** Number of a skill times two, plus one where the post demands it. */
  skills: readonly number[];
}

/** A post written on its own, on the books or only asked about. */
export function postFacts(
  post: Vacancy,
  dictionaries: Dictionaries,
  settings: MatchSettings,
  asOf: string,
): PostFacts {
  const { live, skills, ...columns } = writtenPosts([post], dictionaries, settings, asOf);
  const first = (column: readonly number[]) => column[0] ?? 0;
  return {
    id: post.id,
    isLive: live[0] === true,
    isDated: isValidDate(startOn(post, asOf)),
    regionCode: post.regionCode,
    region: regionNumber(post.regionCode),
    occupation: first(columns.occupation),
    payMin: first(columns.payMin),
    payMax: first(columns.payMax),
    bornBy: first(columns.bornBy),
    bornFrom: first(columns.bornFrom),
    education: first(columns.education),
    months: first(columns.months),
    start: first(columns.start),
    flags: first(columns.flags),
    posted: first(columns.posted),
    skills: skills.items,
  };
}

/** Before any question. */
export const NO_POST: PostFacts = {
  id: '',
  isLive: false,
  isDated: true,
  regionCode: '',
  region: -1,
  occupation: -1,
  payMin: 0,
  payMax: 0,
  bornBy: 0,
  bornFrom: 0,
  education: 0,
  months: 0,
  start: 0,
  flags: 0,
  posted: 0,
  skills: [],
};
