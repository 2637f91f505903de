import { describe, expect, it } from 'vitest';
import { type EnterpriseFacts, factProblems } from './facts.ts';

const facts = (more: Partial<EnterpriseFacts>): EnterpriseFacts => ({
  uscc: null,
  stage: 'signed',
  signedOn: '2017-03-01',
  dockedOn: null,
  startedOn: null,
  producingOn: null,
  ...more,
});
const found = (more: Partial<EnterpriseFacts>) =>
  factProblems(facts(more), '2017-10-15').map(({ pointer, code }) => [pointer, code]);

describe('enterprise.createEnterprise', () => {
  it('签约、建设、开工、投产依次填写，没有问题', () => {
    expect(found({})).toEqual([]);
    expect(found({ stage: 'building' })).toEqual([]);
    expect(found({ stage: 'started', startedOn: '2017-06-01' })).toEqual([]);
    expect(found({ stage: 'producing', startedOn: '2017-06-01', producingOn: '2017-06-01' })).toEqual([]);
    expect(found({ stage: 'stopped', startedOn: '2017-06-01', producingOn: '2017-08-01' })).toEqual([]);
  });

  it('填了已开工却没有开工日期，指到开工日期', () => {
    expect(found({ stage: 'started' })).toEqual([['/startedOn', 'enterprise.stageDate']]);
  });

  it('有投产日期却还是已开工，指到建设阶段', () => {
    expect(found({ stage: 'started', startedOn: '2017-06-01', producingOn: '2017-08-01' })).toEqual([
      ['/stage', 'enterprise.stageBehind'],
    ]);
  });

  it('投产早于签约、对接日期在明天，两处一并指出', () => {
    expect(found({ stage: 'producing', producingOn: '2017-02-28', dockedOn: '2017-10-16' })).toEqual([
      ['/dockedOn', 'enterprise.futureDate'],
      ['/producingOn', 'enterprise.dateOrder'],
    ]);
  });

  it('信用代码校验不符，指到信用代码', () => {
    expect(found({ uscc: '91350100M000100Y44' })).toEqual([['/uscc', 'enterprise.badUscc']]);
  });
});
