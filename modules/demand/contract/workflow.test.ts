import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTransition, checkWorkflow } from '#engines/workflow/index.ts';
import { type PostState, postStates } from './codes.ts';
import { byFacts, postWorkflow, stepByFilling, stepOf } from './workflow.ts';

const facts = {
  permissions: new Set([byFacts]),
  actorId: 'facts',
  enteredBy: null,
  given: new Set<string>(),
};

describe('用工需求流程 P01', () => {
  it('流程表没有走不到、走不出的状态', () => {
    expect(checkWorkflow(postWorkflow)).toEqual([]);
  });

  it('核实要写方式，退回和撤回要写理由，销号要写依据', () => {
    expect(
      ['verify', 'sendBack', 'withdraw', 'close'].map((action) => stepOf(action as 'verify').needs),
    ).toEqual([['method'], ['reason'], ['reason'], ['evidence']]);
  });

  it('招满为已解决，招到一部分为部分解决，人走光回到服务中；未核实的不受到岗影响', () => {
    expect(stepByFilling('verified', 2, 1)).toBe('fillPart');
    expect(stepByFilling('partlySolved', 2, 2)).toBe('fillAll');
    expect(stepByFilling('solved', 2, 1)).toBe('fillPart');
    expect(stepByFilling('partlySolved', 2, 0)).toBe('vacate');
    expect(stepByFilling('serving', 2, 0)).toBeNull();
    expect(stepByFilling('submitted', 2, 2)).toBeNull();
    expect(stepByFilling('closed', 2, 0)).toBeNull();
  });

  it('无论先后来走多少人，每一步都在流程表里，且走一步就到位', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...postStates),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(7),
        (state, headcount, filled) => {
          const action = stepByFilling(state, headcount, filled);
          if (action === null) return;
          const verdict = applyTransition(postWorkflow, { ...facts, state, action });
          expect(verdict.ok).toBe(true);
          if (verdict.ok) expect(stepByFilling(verdict.to as PostState, headcount, filled)).toBeNull();
        },
      ),
    );
  });
});
