import { type Kysely, sql } from 'kysely';
import { importEnterprises } from '#modules/enterprise/server/index.ts';
import { logTransitions, type Step } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import type { ImportContext, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import type { PostState } from '../../contract/codes.ts';
import { stepOfPost } from '../steps.ts';
import type { DemandTables } from '../tables.ts';
import { enterpriseOf, keyOfPost, type PostRecord, postOf } from './demand-record.ts';

/** What an import may change of a post, and what `undo` puts back. */
export const restorable = [
  'headcount', 'skills', 'educationMin', 'payMinFen', 'payMaxFen', 'isShift', 'hasLodging', 'reason', 'hiringPlan', 'status', 'submittedBy', 'submittedAt', 'verifiedBy', 'verifiedAt', 'verifyMethod',
] as const;
export type Restorable = Pick<ExistingPost, (typeof restorable)[number]>;
export type PostChange = Restorable & { id: string; version: number };
type ExistingPost = Awaited<ReturnType<typeof readPosts>>[number];

const compared = ['headcount', 'skills', 'educationMin', 'payMinFen', 'payMaxFen', 'isShift', 'hasLodging', 'reason', 'hiringPlan'] as const;
const finished: PostState[] = ['withdrawn', 'closed', 'expired'];

/** Posts of these enterprises that a list may still change, locked for it. */
async function readPosts(db: Kysely<DemandTables>, cityCode: string, enterpriseIds: string[]) {
  return db.selectFrom('post').selectAll().where('cityCode', '=', cityCode).where('enterpriseId', 'in', enterpriseIds).where('status', 'not in', finished).orderBy('recordedOn').orderBy('id').forUpdate().execute();
}

/** Writes changed posts in one statement. */
export async function writeChanges(db: Kysely<DemandTables>, cityCode: string, changes: PostChange[]): Promise<void> {
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

/** The post as the row wants it; a blank cell leaves what stands. */
function merged(existing: ExistingPost, record: PostRecord): Pick<ExistingPost, (typeof compared)[number]> {
  return Object.fromEntries(compared.map((field) => [field, record[field] ?? existing[field]])) as Pick<ExistingPost, (typeof compared)[number]>;
}

/** A changed post has to be verified again, whatever it was before. */
const unverified = (actor: { accountId: string }, at: string) => ({ status: 'submitted', submittedBy: actor.accountId, submittedAt: at, verifiedBy: null, verifiedAt: null, verifyMethod: null });

interface Plan {
  created: (PostRecord & { id: string; enterpriseId: string; regionCode: string; parkId: string | null; status: string })[];
  changed: PostChange[];
  steps: Step[];
  outcomes: ImportOutcome[];
}

function planChange(plan: Plan, row: number, existing: ExistingPost, record: PostRecord, by: ReturnType<typeof unverified>): void {
  const fields = merged(existing, record);
  if (compared.every((field) => fields[field] === existing[field])) {
    plan.outcomes.push({ row, outcome: 'unchanged', subjectId: existing.id });
    return;
  }
  const before = { ...Object.fromEntries(restorable.map((field) => [field, existing[field]])), version: existing.version };
  plan.changed.push({ ...existing, ...fields, ...by, version: existing.version + 1 });
  plan.steps.push(stepOfPost(existing, 'import', 'submitted', fields.headcount === existing.headcount ? {} : { headcount: [existing.headcount, fields.headcount] }));
  plan.outcomes.push({ row, outcome: 'updated', subjectId: existing.id, before });
}

export async function commitDemandRows(context: ImportContext, batchId: string, records: ImportRecord[]): Promise<ImportOutcome[]> {
  const { actor, today } = context;
  const db = context.db as unknown as Kysely<DemandTables>;
  const rows = records.map(({ row, values }) => ({ row, enterprise: enterpriseOf(values), post: postOf(values) }));
  const enterprises = await importEnterprises(context, batchId, rows.map(({ enterprise }) => enterprise));
  const placed = rows.flatMap(({ row, enterprise, post }) => {
    const found = enterprises.of(enterprise);
    return found ? [{ row, found, post }] : [];
  });
  const known = await readPosts(db, actor.cityCode, [...new Set(placed.map(({ found }) => found.id))]);
  const byKey = new Map(known.map((post) => [keyOfPost(post.enterpriseId, post), post]));
  const by = unverified(actor, new Date().toISOString());
  const plan: Plan = { created: [], changed: [], steps: [], outcomes: [] };
  for (const { row, found, post } of placed) {
    const existing = byKey.get(keyOfPost(found.id, post));
    if (existing) {
      planChange(plan, row, existing, post, by);
      continue;
    }
    const created = { ...post, id: newId(), enterpriseId: found.id, regionCode: found.regionCode, parkId: found.parkId, status: 'submitted' };
    plan.created.push(created);
    plan.steps.push({ ...stepOfPost(created, 'import', 'submitted', {}), from: null });
    plan.outcomes.push({ row, outcome: 'created', subjectId: created.id });
  }
  if (plan.created.length) {
    const common = { cityCode: actor.cityCode, enteredBy: actor.accountId, recordedOn: today, batchId, submittedBy: by.submittedBy, submittedAt: by.submittedAt };
    await db
      .insertInto('post')
      .values(plan.created.map(({ headcount, isShift, hasLodging, ...post }) => ({ ...post, ...common, headcount: headcount ?? 0, isShift: isShift ?? false, hasLodging: hasLodging ?? false })))
      .execute();
  }
  await writeChanges(db, actor.cityCode, plan.changed);
  await logTransitions(context, plan.steps);
  return plan.outcomes;
}
