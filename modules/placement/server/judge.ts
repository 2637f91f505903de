import { applyTransition, type TransitionVerdict } from '#engines/workflow/index.ts';
import { platformErrors } from '#platform/contract/errors.ts';
import { fillSentence } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { type Need, needLabels } from '../contract/codes.ts';
import { placementErrors } from '../contract/errors.ts';
import type { Given } from '../contract/fields.ts';
import { type PlacementAction, type PlacementState, placementWorkflow } from '../contract/workflow.ts';
import { givenNames, givenRefusal, type Refusal } from './given.ts';
import { employedPersons, type Placement } from './held.ts';
import { standing } from './sides.ts';
import type { PlacementTables } from './tables.ts';

type Context = OperationContext<PlacementTables>;
export interface Item {
  id: string;
  version: number;
}
export interface Request {
  action: PlacementAction;
  items: Item[];
  given: Given;
  isAllOrNothing: boolean;
}
export interface Refused {
  id: string;
  refusal: Refusal;
}

const sentences: Record<string, string> = { ...platformErrors, ...placementErrors };
export const sentenceOf = ({ code, params = {} }: Refusal): string =>
  fillSentence(sentences[code] ?? code, params);

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

/** Who may go and who may not, and why. Of two placements of one person in the same batch only the first is confirmed. */
export async function sort(context: Context, request: Request, placements: Map<string, Placement>) {
  const employed =
    request.action === 'confirmOnboarding'
      ? await employedPersons(context, [...placements.values()])
      : new Set<string>();
  const good: Placement[] = [];
  const refused: Refused[] = [];
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
