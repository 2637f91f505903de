import { recordMovement } from '#modules/demand/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { logTransitions } from '#platform/http/transitions.ts';
import { type PlacementState, placementWorkflow } from '../contract/workflow.ts';
import { changesOf } from './changes.ts';
import { reasonOf, traceOf } from './given.ts';
import { lockPlacements, type Placement } from './held.ts';
import { type Item, type Refused, type Request, sentenceOf, sort } from './judge.ts';
import type { PlacementTables } from './tables.ts';

type Context = OperationContext<PlacementTables>;

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

function throwRefusals(items: Item[], refused: Refused[]): never {
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
