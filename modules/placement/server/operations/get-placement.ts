import { sql } from 'kysely';
import type { MilestoneVerdict, RetentionVerdict } from '#engines/retention/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { contradictionLabels, retentionReasonLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { assess, readEmployments } from '../retention.ts';
import { readRows } from '../rows.ts';
import type { PlacementTables } from '../tables.ts';
import { readTimeline } from '../timeline.ts';

type Context = OperationContext<PlacementTables>;

const good = ['serviceReached', 'insuranceNotRequired', 'insuredMonthsEnough'];
const open = ['serviceNotReached'];

function explain({ reasons, usedMonths, missingMonths }: MilestoneVerdict) {
  const said = reasons.map((reason) => ({
    ok: good.includes(reason) ? true : open.includes(reason) ? null : false,
    text: retentionReasonLabels[reason],
  }));
  if (usedMonths.length) said.push({ ok: true, text: `已参保 ${usedMonths.join('、')}` });
  if (missingMonths.length) said.push({ ok: false, text: `缺参保 ${missingMonths.join('、')}` });
  return said;
}

const milestonesOf = (verdict: RetentionVerdict | null) =>
  (verdict?.milestones ?? []).map((milestone) => ({
    months: milestone.months,
    dueOn: milestone.dueOn,
    state: milestone.state,
    explanation: explain(milestone),
  }));

const contradictionsOf = (verdict: RetentionVerdict | null) =>
  (verdict?.contradictions ?? []).map((each) => ({
    code: each.code,
    text:
      'month' in each ? `${each.month} ${contradictionLabels[each.code]}` : contradictionLabels[each.code],
  }));

/** The months insured, as far as the asker may see insurance records. */
async function readInsurance({ db, actor }: Context, personId: string, enterpriseId: string) {
  if (!actor.permissions.has('insurance.view')) return null;
  const rows = await db
    .selectFrom('insuranceMonth')
    .select([
      sql<string>`to_char(month, 'YYYY-MM')`.as('month'),
      'employerName',
      'enterpriseId',
      'isBackPaid',
      'paidOn',
    ])
    .where('cityCode', '=', actor.cityCode)
    .where('personId', '=', personId)
    .orderBy('month')
    .orderBy('employerUscc')
    .execute();
  return rows.map(({ enterpriseId: employer, ...row }) => ({ ...row, isHere: employer === enterpriseId }));
}

export const getPlacement = implement(contract.getPlacement, async (context: Context, { id }) => {
  const { db, actor, today, pack } = context;
  const [row] = await readRows(context, [id]);
  if (!row) throw new AppError('platform.notFound');
  const facts = await db
    .selectFrom('placement')
    .select(['contractFrom', 'contractTo', 'contractOpen', 'payFen', 'reasons'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const person = await db
    .selectFrom('person')
    .select('recordedOn')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', row.personId)
    .executeTakeFirst();
  const employment = (await readEmployments(db, actor.cityCode, [id])).get(id);
  const verdict = employment ? assess(employment, pack, today) : null;
  const registered = person ? { onDate: person.recordedOn, placeName: row.regionName } : null;
  return {
    ...row,
    ...facts,
    reasons: (facts.reasons as { text: string; points: number }[]).map(({ text, points }) => ({
      text,
      points,
    })),
    milestones: milestonesOf(verdict),
    contradictions: contradictionsOf(verdict),
    insurance: await readInsurance(context, row.personId, row.enterpriseId),
    timeline: await readTimeline(context, id, registered, verdict),
  };
});
