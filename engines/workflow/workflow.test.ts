import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedActions, applyTransition, checkWorkflow, toMermaid, type Workflow } from './index.ts';

type State = 'draft' | 'submitted' | 'verified' | 'withdrawn';
type Action = 'submit' | 'verify' | 'sendBack' | 'withdraw';

const post: Workflow<State, Action> = {
  name: 'post',
  states: [
    { code: 'draft' },
    { code: 'submitted' },
    { code: 'verified', terminal: true },
    { code: 'withdrawn', terminal: true },
  ],
  initial: 'draft',
  transitions: [
    { action: 'submit', from: ['draft'], to: 'submitted', permission: 'post.edit' },
    {
      action: 'verify',
      from: ['submitted'],
      to: 'verified',
      permission: 'post.verify',
      needs: ['method', 'evidence'],
      fourEyes: true,
      event: 'post.verified',
      batch: true,
    },
    {
      action: 'sendBack',
      from: ['submitted'],
      to: 'draft',
      permission: 'post.verify',
      needs: ['reason'],
    },
    { action: 'withdraw', from: ['draft', 'submitted'], to: 'withdrawn', permission: 'post.edit' },
  ],
};
const all = ['post.edit', 'post.verify'];
const who = (actorId: string, permissions: readonly string[] = all, enteredBy: string | null = 'clerk') => ({
  actorId,
  enteredBy,
  permissions: new Set(permissions),
});
const request = (state: string, action: string, given: string[] = [], actor = who('chief')) =>
  applyTransition(post, { ...actor, state, action, given: new Set(given) });

describe('办理', () => {
  it('园区干部能提交和撤回，区县审核员能核实和退回', () => {
    expect(allowedActions(post, 'draft', who('clerk', ['post.edit']))).toEqual(['submit', 'withdraw']);
    expect(allowedActions(post, 'submitted', who('chief', ['post.verify']))).toEqual(['verify', 'sendBack']);
    expect(allowedActions(post, 'verified', who('chief'))).toEqual([]);
    expect(allowedActions(post, 'noSuchState', who('chief'))).toEqual([]);
  });

  it('材料齐全的核实成功，并带出事件', () => {
    const verdict = request('submitted', 'verify', ['method', 'evidence', 'note']);
    expect(verdict).toEqual({ ok: true, to: 'verified', event: 'post.verified' });
    expect(request('draft', 'submit')).toEqual({ ok: true, to: 'submitted', event: undefined });
  });

  it('录入人核实自己录入的需求，被拒绝，按钮也不出现', () => {
    const given = ['method', 'evidence'];
    const refused = { ok: false, code: 'fourEyes' };
    expect(request('submitted', 'verify', given, who('clerk'))).toEqual(refused);
    expect(request('submitted', 'verify', given, who('chief', all, null))).toEqual(refused);
    expect(allowedActions(post, 'submitted', who('clerk'))).toEqual(['sendBack', 'withdraw']);
  });

  it('不认识的动作、不对的状态、没有权限、缺材料，各说各的原因', () => {
    expect(request('draft', 'archive')).toEqual({ ok: false, code: 'unknownAction' });
    expect(request('verified', 'submit')).toEqual({ ok: false, code: 'wrongState' });
    const refused = request('submitted', 'verify', [], who('chief', ['post.edit']));
    expect(refused).toEqual({ ok: false, code: 'notPermitted' });
    const missing = { ok: false, code: 'missing', missing: ['evidence'] };
    expect(request('submitted', 'verify', ['method'])).toEqual(missing);
  });

  it('出现的按钮正好是材料备齐后能办成的动作', () => {
    const states = fc.constantFrom('draft', 'submitted', 'verified', 'withdrawn', 'other');
    const actors = fc.constantFrom('clerk', 'chief');
    fc.assert(
      fc.property(states, actors, fc.subarray(all), (state, actorId, permissions) => {
        const actor = who(actorId, permissions);
        const given = new Set(['reason', 'method', 'evidence']);
        const done = post.transitions
          .map(({ action }) => action)
          .filter((action) => applyTransition(post, { ...actor, state, action, given }).ok);
        expect(allowedActions(post, state, actor)).toEqual(done);
      }),
    );
  });
});

describe('流程表检查', () => {
  it('写得完整的流程没有问题', () => {
    expect(checkWorkflow(post)).toEqual([]);
  });

  it('到不了的状态、走不出去的状态、没列出的状态、重复的状态都能查出', () => {
    const broken: Workflow = {
      name: 'broken',
      states: [{ code: 'a' }, { code: 'b' }, { code: 'c' }, { code: 'c' }, { code: 'end', terminal: true }],
      initial: 'a',
      transitions: [
        { action: 'go', from: ['a'], to: 'b', permission: 'p' },
        { action: 'stay', from: ['b'], to: 'b', permission: 'p' },
        { action: 'finish', from: ['a', 'c'], to: 'end', permission: 'p' },
        { action: 'lose', from: ['a'], to: 'nowhere', permission: 'p' },
      ],
    };
    expect(checkWorkflow(broken)).toEqual([
      { code: 'duplicateState', state: 'c' },
      { code: 'unknownState', state: 'nowhere' },
      { code: 'unreachable', state: 'c' },
      { code: 'unreachable', state: 'c' },
      { code: 'deadEnd', state: 'b' },
    ]);
  });

  it('从终点再出发、同一状态同一动作有两个去向，都能查出', () => {
    const broken: Workflow = {
      name: 'broken',
      states: [{ code: 'a' }, { code: 'end', terminal: true }],
      initial: 'a',
      transitions: [
        { action: 'finish', from: ['a'], to: 'end', permission: 'p' },
        { action: 'finish', from: ['a'], to: 'a', permission: 'q' },
        { action: 'reopen', from: ['end'], to: 'a', permission: 'p' },
      ],
    };
    expect(checkWorkflow(broken)).toEqual([
      { code: 'leavesTerminal', state: 'end', action: 'reopen' },
      { code: 'ambiguous', state: 'a', action: 'finish' },
    ]);
  });

  it('没有终点的流程、起点没列出的流程不算完整', () => {
    const endless: Workflow = {
      name: 'endless',
      states: [{ code: 'a' }],
      initial: 'a',
      transitions: [],
    };
    expect(checkWorkflow(endless)).toEqual([{ code: 'deadEnd', state: 'a' }]);
    expect(checkWorkflow({ ...endless, initial: 'b' })).toContainEqual({
      code: 'unknownState',
      state: 'b',
    });
  });

  it('流程图含每个状态、每个动作、起点和终点，可换成文字', () => {
    const diagram = toMermaid(post, (code) => (code === 'sendBack' ? '退回' : code));
    expect(diagram.split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "draft" as draft',
      '  state "submitted" as submitted',
      '  state "verified" as verified',
      '  state "withdrawn" as withdrawn',
      '  [*] --> draft',
      '  draft --> submitted: submit',
      '  submitted --> verified: verify',
      '  submitted --> draft: 退回',
      '  draft --> withdrawn: withdraw',
      '  submitted --> withdrawn: withdraw',
      '  verified --> [*]',
      '  withdrawn --> [*]',
      '',
    ]);
  });
});
