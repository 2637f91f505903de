import { type Kysely, sql } from 'kysely';
import type { PostState } from '../../contract/codes.ts';
import type { DemandTables } from '../tables.ts';

/** What an import may change of a post, and what `undo` puts back. */
export const restorable = [
  'headcount',
  'skills',
  'educationMin',
  'payMinFen',
  'payMaxFen',
  'isShift',
  'hasLodging',
  'reason',
  'hiringPlan',
  'status',
  'submittedBy',
  'submittedAt',
  'verifiedBy',
  'verifiedAt',
  'verifyMethod',
] as const;
export type Restorable = Pick<ExistingPost, (typeof restorable)[number]>;
export type PostChange = Restorable & { id: string; version: number };
export type ExistingPost = Awaited<ReturnType<typeof readPosts>>[number];

export const compared = [
  'headcount',
  'skills',
  'educationMin',
  'payMinFen',
  'payMaxFen',
  'isShift',
  'hasLodging',
  'reason',
  'hiringPlan',
] as const;
const finished: PostState[] = ['withdrawn', 'closed', 'expired'];

/** Posts of these enterprises that a list may still change, locked for it. */
export async function readPosts(db: Kysely<DemandTables>, cityCode: string, enterpriseIds: string[]) {
  return db
    .selectFrom('post')
    .selectAll()
    .where('cityCode', '=', cityCode)
    .where('enterpriseId', 'in', enterpriseIds)
    .where('status', 'not in', finished)
    .orderBy('recordedOn')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Writes changed posts in one statement. */
export async function writeChanges(
  db: Kysely<DemandTables>,
  cityCode: string,
  changes: PostChange[],
): Promise<void> {
  if (!changes.length) return;
  await sql`
    UPDATE post p SET headcount = n."headcount", skills = n."skills", education_min = n."educationMin", pay_min_fen = n."payMinFen", pay_max_fen = n."payMaxFen",
      is_shift = n."isShift", has_lodging = n."hasLodging", reason = n."reason", hiring_plan = n."hiringPlan", status = n."status",
      submitted_by = n."submittedBy", submitted_at = n."submittedAt", verified_by = n."verifiedBy", verified_at = n."verifiedAt", verify_method = n."verifyMethod", version = n."version"
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS n ("id" uuid, "headcount" int, "skills" text, "educationMin" text, "payMinFen" bigint, "payMaxFen" bigint,
      "isShift" boolean, "hasLodging" boolean, "reason" text, "hiringPlan" text, "status" text, "submittedBy" uuid, "submittedAt" timestamptz,
      "verifiedBy" uuid, "verifiedAt" timestamptz, "verifyMethod" text, "version" int)
    WHERE p.city_code = ${cityCode} AND p.id = n."id"`.execute(db);
}
