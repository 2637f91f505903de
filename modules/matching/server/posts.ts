import type { Kysely } from 'kysely';
import type { Vacancy } from '#engines/matching/index.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { MatchingTables } from './tables.ts';

const facts = [
  'post.id',
  'post.enterpriseId',
  'post.enterpriseName',
  'post.regionCode',
  'post.parkId',
  'post.title',
  'post.occupationCode',
  'post.headcount',
  'post.remaining',
  'post.skills',
  'post.educationMin',
  'post.experienceMonths',
  'post.payMinFen',
  'post.payMaxFen',
  'post.isShift',
  'post.hasLodging',
  'post.hasMeals',
  'post.hasInsurance',
  'post.neededOn',
] as const;

const published = (db: Kysely<MatchingTables>, cityCode: string) =>
  db.selectFrom('openPost as post').where('post.cityCode', '=', cityCode).select(facts);
type Row = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>;
/** What may be empty; a view says so of every column, but verified posts are four-clear. */
type Optional = 'parkId' | 'skills' | 'educationMin' | 'hasMeals' | 'hasInsurance';
type PostFacts = Pick<Row, Optional> & { [K in Exclude<keyof Row, Optional>]: NonNullable<Row[K]> };
/** What the matching engine reads of them. */
type VacancyFacts = Omit<
  PostFacts,
  'enterpriseId' | 'enterpriseName' | 'parkId' | 'title' | 'headcount' | 'hasMeals' | 'hasInsurance'
>;
export type OpenPost = PostFacts & { regionName: string; occupationName: string };

/** Posts that any office of the city may recommend to, wherever they lie. */
export async function openPosts(db: Kysely<MatchingTables>, cityCode: string): Promise<PostFacts[]> {
  return (await published(db, cityCode).execute()) as PostFacts[];
}

/** Some of these posts by id; those that are no longer open are left out. */
export async function somePosts(
  db: Kysely<MatchingTables>,
  cityCode: string,
  ids: string[],
): Promise<Map<string, PostFacts>> {
  if (!ids.length) return new Map();
  const rows = (await published(db, cityCode).where('post.id', 'in', ids).execute()) as PostFacts[];
  return new Map(rows.map((post) => [post.id, post]));
}

/** The same with the names of their codes. */
export async function findOpenPosts(
  db: Kysely<MatchingTables>,
  cityCode: string,
  ids: string[],
): Promise<Map<string, OpenPost>> {
  if (!ids.length) return new Map();
  const rows = await published(db, cityCode)
    .leftJoin('occupation', 'occupation.code', 'post.occupationCode')
    .where('post.id', 'in', ids)
    .select((eb) => [
      regionPath('post.regionCode').as('regionName'),
      eb.fn.coalesce('occupation.name', 'post.occupationCode').as('occupationName'),
    ])
    .execute();
  return new Map((rows as OpenPost[]).map((post) => [post.id, post]));
}

export const findOpenPost = async (
  db: Kysely<MatchingTables>,
  cityCode: string,
  postId: string,
): Promise<OpenPost | undefined> => (await findOpenPosts(db, cityCode, [postId])).get(postId);

/** A post the asker sees in its ledger, published or not, as if it were open; undefined facts where it is not clear yet. */
export async function findOwnPost(
  db: Kysely<MatchingTables>,
  cityCode: string,
  postId: string,
): Promise<{ facts: VacancyFacts | undefined } | undefined> {
  const row = await db
    .selectFrom('post')
    .select(['id', 'regionCode', 'occupationCode', 'headcount as remaining', 'skills', 'educationMin'])
    .select(['experienceMonths', 'payMinFen', 'payMaxFen', 'isShift', 'hasLodging', 'neededOn'])
    .where('cityCode', '=', cityCode)
    .where('id', '=', postId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { occupationCode, payMinFen, payMaxFen, neededOn } = row;
  const isClear = occupationCode !== null && payMinFen !== null && payMaxFen !== null && neededOn !== null;
  return { facts: isClear ? { ...row, occupationCode, payMinFen, payMaxFen, neededOn } : undefined };
}

/** Skills are written as a sentence; its words help a match and exclude nobody. */
const wordsOf = (skills: string | null): string[] => [
  ...new Set((skills ?? '').split(/[\s、，,；;。/]+/).filter(Boolean)),
];

/** The post as the matching engine reads it. */
export function vacancyOf(post: VacancyFacts, { dictionaries }: PackInForce): Vacancy {
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
