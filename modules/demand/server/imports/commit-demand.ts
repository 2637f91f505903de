import type { Kysely } from 'kysely';
import { importEnterprises } from '#modules/enterprise/server/index.ts';
import { logTransitions, type Step } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import type { ImportContext, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import { stepOfPost } from '../steps.ts';
import type { DemandTables } from '../tables.ts';
import { enterpriseOf, keyOfPost, type PostRecord, postOf } from './demand-record.ts';
import {
  compared,
  type ExistingPost,
  type PostChange,
  readPosts,
  restorable,
  writeChanges,
} from './post-changes.ts';

/** The post as the row wants it; a blank cell leaves what stands. */
function merged(existing: ExistingPost, record: PostRecord): Pick<ExistingPost, (typeof compared)[number]> {
  return Object.fromEntries(compared.map((field) => [field, record[field] ?? existing[field]])) as Pick<
    ExistingPost,
    (typeof compared)[number]
  >;
}

/** A changed post has to be verified again, whatever it was before. */
const unverified = (actor: { accountId: string }, at: string) => ({
  status: 'submitted',
  submittedBy: actor.accountId,
  submittedAt: at,
  verifiedBy: null,
  verifiedAt: null,
  verifyMethod: null,
});

/** How the trail names it: a draft is submitted, a verified post is revised, one that waits stays waiting. */
function stepBackToSubmitted(status: string): 'submit' | 'import' | 'revise' {
  if (status === 'draft' || status === 'returned') return 'submit';
  return status === 'submitted' ? 'import' : 'revise';
}

interface PlacedRow {
  row: number;
  found: { id: string; regionCode: string; parkId: string | null };
  post: PostRecord;
}

interface Plan {
  created: (Omit<PostRecord, 'headcount' | 'isShift' | 'hasLodging'> &
    ReturnType<typeof unverified> &
    Pick<
      ExistingPost,
      'id' | 'enterpriseId' | 'regionCode' | 'parkId' | 'headcount' | 'isShift' | 'hasLodging'
    >)[];
  changed: PostChange[];
  steps: Step[];
  outcomes: ImportOutcome[];
}

function planChange(
  plan: Plan,
  row: number,
  existing: ExistingPost,
  record: PostRecord,
  by: ReturnType<typeof unverified>,
): void {
  const fields = merged(existing, record);
  if (compared.every((field) => fields[field] === existing[field])) {
    plan.outcomes.push({ row, outcome: 'unchanged', subjectId: existing.id });
    return;
  }
  const before = {
    ...Object.fromEntries(restorable.map((field) => [field, existing[field]])),
    version: existing.version,
  };
  plan.changed.push({ ...existing, ...fields, ...by, version: existing.version + 1 });
  plan.steps.push(
    stepOfPost(
      existing,
      stepBackToSubmitted(existing.status),
      'submitted',
      fields.headcount === existing.headcount ? {} : { headcount: [existing.headcount, fields.headcount] },
    ),
  );
  plan.outcomes.push({ row, outcome: 'updated', subjectId: existing.id, before });
}

/** New posts and changes, row by row, against what the ledger has. */
function planRows(context: ImportContext, rows: PlacedRow[], known: ExistingPost[]): Plan {
  const byKey = new Map(known.map((post) => [keyOfPost(post.enterpriseId, post), post]));
  const by = unverified(context.actor, new Date().toISOString());
  const plan: Plan = { created: [], changed: [], steps: [], outcomes: [] };
  for (const { row, found, post } of rows) {
    const existing = byKey.get(keyOfPost(found.id, post));
    if (existing) {
      planChange(plan, row, existing, post, by);
      continue;
    }
    const { headcount, isShift, hasLodging } = post;
    const created = {
      ...post,
      ...by,
      id: newId(),
      enterpriseId: found.id,
      regionCode: found.regionCode,
      parkId: found.parkId,
      headcount: headcount ?? 0,
      isShift: isShift ?? false,
      hasLodging: hasLodging ?? false,
    };
    plan.created.push(created);
    plan.steps.push({ ...stepOfPost(created, 'import', created.status, {}), from: null });
    plan.outcomes.push({ row, outcome: 'created', subjectId: created.id });
  }
  return plan;
}

export async function commitDemandRows(
  context: ImportContext,
  batchId: string,
  records: ImportRecord[],
): Promise<ImportOutcome[]> {
  const { cityCode, accountId } = context.actor;
  const db = context.db as unknown as Kysely<DemandTables>;
  const rows = records.map(({ row, values }) => ({
    row,
    enterprise: enterpriseOf(values),
    post: postOf(values),
  }));
  const enterprises = await importEnterprises(
    context,
    batchId,
    rows.map(({ enterprise }) => enterprise),
  );
  const placed = rows.flatMap(({ row, enterprise, post }) => {
    const found = enterprises.of(enterprise);
    return found ? [{ row, found, post }] : [];
  });
  const known = await readPosts(db, cityCode, [...new Set(placed.map(({ found }) => found.id))]);
  const plan = planRows(context, placed, known);
  if (plan.created.length) {
    const common = { cityCode, enteredBy: accountId, recordedOn: context.today, batchId };
    await db
      .insertInto('post')
      .values(plan.created.map((post) => ({ ...post, ...common })))
      .execute();
  }
  await writeChanges(db, cityCode, plan.changed);
  await logTransitions(context, plan.steps);
  return plan.outcomes;
}
