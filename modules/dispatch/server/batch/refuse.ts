import type { TransitionVerdict } from '#engines/workflow/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { type Given, type Need, needLabels } from '../../contract/fields.ts';

/** The needs that are met. */
export const givenNames = (given: Given): Set<string> =>
  new Set(Object.entries(given).flatMap(([name, value]) => (value ? [name] : [])));

/** Throws what the process table has against a step; returns the state it leads to. */
export function stateAfter<S extends string>(verdict: TransitionVerdict<S>, stateLabel: string): S {
  if (verdict.ok) return verdict.to;
  if (verdict.code === 'missing') {
    const need = verdict.missing[0] as Need;
    throw new AppError('platform.missing', { what: needLabels[need] }, { pointer: `/given/${need}` });
  }
  if (verdict.code === 'wrongState') throw new AppError('platform.wrongState', { state: stateLabel });
  if (verdict.code === 'fourEyes') throw new AppError('platform.fourEyes');
  throw new AppError('platform.notPermitted');
}
