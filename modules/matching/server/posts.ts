import type { Kysely } from 'kysely';
import type { Vacancy } from '#engines/matching/index.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { MatchingTables } from './tables.ts';

/** Posts that any office of the city may recommend to, wherever they lie. */
export function openPosts(db: Kysely<MatchingTables>, cityCode: string) {
  return db
    .selectFrom('openPost as post')
    .leftJoin('occupation', 'occupation.code', 'post.occupationCode')
    .where('post.cityCode', '=', cityCode)
    .select([
      'post.id',
      'post.enterpriseId',
      'post.enterpriseName',
      'post.regionCode',
      regionPath('post.regionCode').as('regionName'),
      'post.parkId',
      'post.title',
      'post.occupationCode',
      'occupation.name as occupationName',
      'post.headcount',
      'post.remaining',
      'post.skills',
      'post.educationMin',
      'post.experienceMonths',
      'post.payMinFen',
      'post.payMaxFen',
      'post.isShift',
      'post.hasLodging',
      'post.neededOn',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof openPosts>['executeTakeFirstOrThrow']>>;
/** A view says of no column that it is filled; verified posts are four-clear, so these are. */
type Clear<K extends keyof Row> = { [P in K]: NonNullable<Row[P]> };
export type OpenPost = Omit<Row, ClearKey> & Clear<ClearKey>;
type ClearKey =
  | 'id'
  | 'enterpriseId'
  | 'enterpriseName'
  | 'regionCode'
  | 'title'
  | 'occupationCode'
  | 'headcount'
  | 'remaining'
  | 'experienceMonths'
  | 'payMinFen'
  | 'payMaxFen'
  | 'isShift'
  | 'hasLodging'
  | 'neededOn';

export async function findOpenPost(db: Kysely<MatchingTables>, cityCode: string, postId: string): Promise<OpenPost | undefined> {
  return (await openPosts(db, cityCode).where('post.id', '=', postId).executeTakeFirst()) as OpenPost | undefined;
}

/** Skills are written as a sentence; its words help a match and exclude nobody. */
const wordsOf = (skills: string | null): string[] =>
  [...new Set((skills ?? '').split(/[\s、，,；;。/]+/).filter(Boolean))];

/** The post as the matching engine reads it. */
export function vacancyOf(post: OpenPost, { dictionaries }: PackInForce): Vacancy {
  const education = dictionaries.education.find(({ code }) => code === post.educationMin);
  return {
    id: post.id,
    regionCode: post.regionCode,
    occupationCode: post.occupationCode,
    skills: wordsOf(post.skills).map((code) => ({ code, required: false })),
    educationRankMin: education?.rank ?? 0,
    experienceMonthsMin: post.experienceMonths,
    payMinFen: post.payMinFen,
    payMaxFen: post.payMaxFen,
    neededOn: post.neededOn,
    hasLodging: post.hasLodging,
    isShift: post.isShift,
    remaining: post.remaining,
    ageMin: null,
    isOpen: true,
  };
}

/** The post as the screens show it. */
export function shownPost(post: OpenPost) {
  const { id, title, enterpriseName, regionName, occupationName, occupationCode, headcount, remaining } = post;
  const { skills, payMinFen, payMaxFen, isShift, hasLodging, neededOn } = post;
  return {
    id,
    title,
    enterpriseName,
    regionName,
    occupationName: occupationName ?? occupationCode,
    headcount,
    remaining,
    skills,
    payMinFen,
    payMaxFen,
    isShift,
    hasLodging,
    neededOn,
  };
}
