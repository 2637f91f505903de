import { sql } from 'kysely';
import { applyTransition, type TransitionVerdict } from '#engines/workflow/index.ts';
import { recordMovement } from '#modules/demand/server/index.ts';
import { platformErrors } from '#platform/contract/errors.ts';
import { AppError, fillSentence } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { logTransitions } from '#platform/http/transitions.ts';
import { type Need, needLabels } from '../contract/codes.ts';
import { placementErrors } from '../contract/errors.ts';
import type { Given } from '../contract/fields.ts';
import { type PlacementAction, type PlacementState, placementWorkflow } from '../contract/workflow.ts';
import { changesOf } from './changes.ts';
import { type Dates, givenNames, givenRefusal, reasonOf, type Refusal, traceOf } from './given.ts';
import { type Sides, standing } from './sides.ts';
import type { PlacementTables } from './tables.ts';

type Context = OperationContext<PlacementTables>;
interface Item {
  id: string;
  version: number;
}
interface Request {
  action: PlacementAction;
  items: Item[];
  given: Given;
  isAllOrNothing: boolean;
}
interface Placement extends Sides, Dates {
  id: string;
  version: number;
  status: string;
  personId: string;
  postId: string;
  personRegionCode: string;
  organisationId: string | null;
}

const sentences: Record<string, string> = { ...platformErrors, ...placementErrors };
export const sentenceOf = ({ code, params = {} }: Refusal): string =>
  fillSentence(sentences[code] ?? code, params);

/** Whoever decides over one person waits for the other: no person is placed, or recommended too often, by two at once. */
export async function holdPersons(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  personIds: string[],
): Promise<void> {
  const ids = [...new Set(personIds)].sort();
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`placement:${actor.cityCode}:`} || held.id, 0)) FROM unnest(${ids}::text[]) AS held(id)`.execute(
    db,
  );
}

async function lockPlacements(context: Context, ids: string[]): Promise<Map<string, Placement>> {
  const { db, actor } = context;
  const wanted = db.selectFrom('placement').where('cityCode', '=', actor.cityCode).where('id', 'in', ids);
  const persons = await wanted.select('personId').execute();
  await holdPersons(
    context,
    persons.map(({ personId }) => personId),
  );
  const rows = await wanted
    .select(['id', 'version', 'status', 'personId', 'postId', 'personRegionCode', 'organisationId'])
    .select(['enterpriseId', 'enterpriseRegionCode', 'parkId', 'onboardEnteredBy'])
    .select(['recommendedOn', 'intendedOn', 'medicalOn', 'trainedOn', 'onboardOn'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Persons of these placements who work already. */
async function employedPersons({ db, actor }: Context, placements: Placement[]): Promise<Set<string>> {
  if (!placements.length) return new Set();
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where(
      'id',
      'in',
      placements.map(({ personId }) => personId),
    )
    .where('placementId', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function verdictRefusal(
  verdict: TransitionVerdict<PlacementState> & { ok: false },
  placement: Placement,
  { pack }: Context,
): Refusal {
  switch (verdict.code) {
    case 'fourEyes':
      return { code: 'platform.fourEyes' };
    case 'notPermitted':
      return { code: 'platform.notPermitted' };
    case 'missing': {
      const needs = verdict.missing as Need[];
      return {
        code: 'platform.missing',
        params: { what: needs.map((need) => needLabels[need]).join('、') },
        need: needs[0],
      };
    }
    case 'wrongState':
    case 'unknownAction': {
      const state = pack.dictionaries.placementState.find(({ code }) => code === placement.status);
      return { code: 'platform.wrongState', params: { state: state?.label ?? placement.status } };
    }
  }
}

async function staleRefusal(context: Context, id: string): Promise<Refusal> {
  const { code, params } = await staleError(context, 'placement', id);
  return { code, params: params as Record<string, string> };
}

function judge(
  context: Context,
  placement: Placement,
  { action, given }: Request,
): Refusal | { to: PlacementState } {
  const verdict = applyTransition(placementWorkflow, {
    ...standing(context.actor, placement),
    state: placement.status,
    action,
    given: givenNames(given),
  });
  if (!verdict.ok) return verdictRefusal(verdict, placement, context);
  return givenRefusal(action, placement, given, context) ?? { to: verdict.to };
}

/** Of two placements of one person in the same batch only the first is confirmed. */
async function sort(context: Context, request: Request, placements: Map<string, Placement>) {
  const employed =
    request.action === 'confirmOnboarding'
      ? await employedPersons(context, [...placements.values()])
      : new Set<string>();
  const good: Placement[] = [];
  const refused: { id: string; refusal: Refusal }[] = [];
  let to: PlacementState | undefined;
  for (const { id, version } of request.items) {
    const placement = placements.get(id);
    if (!placement) refused.push({ id, refusal: { code: 'platform.notFound' } });
    else if (placement.version !== version) refused.push({ id, refusal: await staleRefusal(context, id) });
    else {
      const judged = judge(context, placement, request);
      if (!('to' in judged)) refused.push({ id, refusal: judged });
      else if (employed.has(placement.personId))
        refused.push({ id, refusal: { code: 'placement.alreadyEmployed' } });
      else {
        to = judged.to;
        good.push(placement);
        if (request.action === 'confirmOnboarding') employed.add(placement.personId);
      }
    }
  }
  return { good, refused, to };
}

async function write(
  context: Context,
  request: Request,
  placements: Placement[],
  to: PlacementState,
): Promise<void> {
  const { db, actor, today, pack } = context;
  const { action, given } = request;
  await db
    .updateTable('placement')
    .set((eb) => ({
      ...changesOf(action, given, { accountId: actor.accountId, today }),
      status: to,
      version: eb('version', '+', 1),
    }))
    .where('cityCode', '=', actor.cityCode)
    .where(
      'id',
      'in',
      placements.map(({ id }) => id),
    )
    .execute();
  await logTransitions(
    context,
    placements.map((placement) => ({
      process: placementWorkflow.name,
      subjectId: placement.id,
      action,
      from: placement.status,
      to,
      reason: reasonOf(given, pack),
      given: traceOf(action, given),
      regionCode: placement.personRegionCode,
      otherRegionCode: placement.enterpriseRegionCode,
      parkId: placement.parkId,
      enterpriseId: placement.enterpriseId,
      organisationId: placement.organisationId,
    })),
  );
}

/** Headcount follows: somebody came, or somebody left. */
async function recordMovements(
  context: Context,
  { action, given }: Request,
  placements: Placement[],
): Promise<void> {
  if (action !== 'confirmOnboarding' && action !== 'leave') return;
  for (const { id, postId, onboardOn } of placements) {
    const effectiveOn = action === 'leave' ? given.leftOn : onboardOn;
    const delta = action === 'leave' ? -1 : 1;
    if (effectiveOn) await recordMovement(context, { placementId: id, postId, delta, effectiveOn });
  }
}

function throwRefusals(items: Item[], refused: { id: string; refusal: Refusal }[]): never {
  const [first] = refused;
  if (items.length === 1 && first) {
    const { code, params = {}, need } = first.refusal;
    throw new AppError(code, params, need ? { pointer: `/given/${need}` } : {});
  }
  const at = new Map(items.map(({ id }, index) => [id, index]));
  throw new AppError(
    'placement.batchRefused',
    { count: refused.length },
    {
      items: refused.map(({ id, refusal: { code, params = {} } }) => ({
        pointer: `/items/${at.get(id)}`,
        code,
        params,
      })),
    },
  );
}

/**
 * One step for one or many placements in the caller's transaction. Those that cannot go are returned with the
 * reason and stay as they are; a single one, or any where all or none was asked for, is thrown instead.
 */
export async function movePlacements(context: Context, request: Request) {
  const placements = await lockPlacements(
    context,
    request.items.map(({ id }) => id),
  );
  const { good, refused, to } = await sort(context, request, placements);
  if (refused.length && (request.isAllOrNothing || request.items.length === 1))
    throwRefusals(request.items, refused);
  if (to) {
    await write(context, request, good, to);
    await recordMovements(context, request, good);
  }
  return {
    done: to ? good.map(({ id, version }) => ({ id, status: to, version: version + 1 })) : [],
    refused: refused.map(({ id, refusal }) => ({ id, code: refusal.code, message: sentenceOf(refusal) })),
  };
}
