import { describe, expect, it } from 'vitest';
import { allowedActions, applyTransition, checkWorkflow } from '#engines/workflow/index.ts';
import { actionLabels, needLabels } from './codes.ts';
import {
  advanceActions,
  answerActions,
  confirmActions,
  exitStates,
  openStates,
  placementStates,
  placementWorkflow,
  respondActions,
} from './workflow.ts';

const who = (permission: string, actorId = 'chief') => ({
  permissions: new Set([permission]),
  actorId,
  enteredBy: 'clerk',
});

describe('一人一岗的流程表', () => {
  it('流程表没有走不到、走不出或含糊的状态', () => {
    expect(checkWorkflow(placementWorkflow)).toEqual([]);
  });

  it('每个状态要么还在办理、要么在岗、要么已经结束', () => {
    expect([...openStates, 'onboarded', 'left', ...exitStates]).toEqual([...placementStates]);
  });

  it('企业、经办、确认、本人四类动作各归各的权限，合起来就是全部动作', () => {
    const actionsOf = (permission: string) =>
      placementWorkflow.transitions
        .filter((each) => each.permission === permission)
        .map(({ action }) => action);
    expect(actionsOf('placement.respond').sort()).toEqual([...respondActions].sort());
    expect(actionsOf('placement.advance').sort()).toEqual([...advanceActions].sort());
    expect(actionsOf('placement.confirm').sort()).toEqual([...confirmActions].sort());
    expect(actionsOf('placement.answer').sort()).toEqual([...answerActions].sort());
  });

  it('每个动作和每项要填的内容都有中文名称', () => {
    for (const { action, needs = [] } of placementWorkflow.transitions) {
      expect(actionLabels[action]).toMatch(/[\u4e00-\u9fff]/);
      for (const need of needs) expect(needLabels).toHaveProperty(need);
    }
  });

  it('每个退出都要写明原因', () => {
    const exits = placementWorkflow.transitions.filter(({ to }) => exitStates.some((exit) => exit === to));
    expect(new Set(exits.map(({ to }) => to))).toEqual(new Set(exitStates));
    for (const { needs = [] } of exits) expect(needs).toContain('exitReason');
  });

  it('登记上岗的人不能自己确认，另一人可以', () => {
    expect(allowedActions(placementWorkflow, 'onboarding', who('placement.confirm', 'clerk'))).toEqual([
      'sendBackOnboarding',
    ]);
    expect(allowedActions(placementWorkflow, 'onboarding', who('placement.confirm'))).toEqual([
      'confirmOnboarding',
      'sendBackOnboarding',
    ]);
  });

  it('体检合格后可以不经培训直接登记上岗', () => {
    const given = new Set(['onboardOn', 'contractFrom', 'contractTo', 'payFen']);
    const request = { ...who('placement.advance'), state: 'medical', action: 'enterOnboarding', given };
    expect(applyTransition(placementWorkflow, request)).toMatchObject({ ok: true, to: 'onboarding' });
  });

  it('合同资料不全不能登记上岗', () => {
    const given = new Set(['onboardOn', 'payFen']);
    const request = { ...who('placement.advance'), state: 'medical', action: 'enterOnboarding', given };
    expect(applyTransition(placementWorkflow, request)).toEqual({
      ok: false,
      code: 'missing',
      missing: ['contractFrom', 'contractTo'],
    });
  });
});
