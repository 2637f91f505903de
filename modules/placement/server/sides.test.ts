import { describe, expect, it } from 'vitest';
import type { Scope } from '#platform/db/session.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { actionsFor } from './sides.ts';

const placement = {
  status: 'onboarding',
  personId: 'n1',
  personRegionCode: '510521103222',
  enterpriseId: 'e1',
  enterpriseRegionCode: '510502000000',
  parkId: 'p1',
  onboardEnteredBy: 'clerk',
};
const region = (regionCode: string): Scope => ({
  kind: 'region',
  regionCode,
  ...(rangeOf(regionCode) ?? { from: '', to: '' }),
  isWholeCity: false,
});
const actionsOf = (scope: Scope, status = 'onboarding', accountId = 'chief') =>
  actionsFor(
    {
      cityCode: '510500',
      accountId,
      name: '测试',
      roleName: '县区主管部门',
      permissions: new Set(['placement.respond', 'placement.advance', 'placement.confirm']),
      seesPersons: true,
      scope,
    },
    { ...placement, status },
  ).map(({ action }) => action);

describe('谁能办哪一步', () => {
  it('用人一方的区县、园区、企业能确认，输送一方的区县不能', () => {
    for (const scope of [
      region('510502000000'),
      region('510500000000'),
      { kind: 'park', id: 'p1' },
      { kind: 'enterprise', id: 'e1' },
    ] as Scope[])
      expect(actionsOf(scope)).toContain('confirmOnboarding');
    for (const scope of [
      region('510521000000'),
      { kind: 'park', id: 'p2' },
      { kind: 'organisation', id: 'o1' },
    ] as Scope[])
      expect(actionsOf(scope)).toEqual(['decline', 'reportNoShow']);
  });

  it('输送一方不能替企业答复推荐', () => {
    expect(actionsOf(region('510521000000'), 'recommended')).toEqual(['decline']);
    expect(actionsOf({ kind: 'enterprise', id: 'e1' }, 'recommended')).toEqual([
      'acceptInterview',
      'refuse',
      'decline',
    ]);
  });

  it('登记上岗的人看不到确认按钮', () => {
    expect(actionsOf(region('510502000000'), 'onboarding', 'clerk')).not.toContain('confirmOnboarding');
  });

  it('登记上岗要填的内容里，合同终止日期和无固定期限并列', () => {
    const [enter] = actionsFor(
      {
        cityCode: '510500',
        accountId: 'a',
        name: '测试',
        roleName: '县区主管部门',
        permissions: new Set(['placement.advance']),
        seesPersons: true,
        scope: region('510521000000'),
      },
      { ...placement, status: 'training' },
    );
    expect(enter).toEqual({
      action: 'enterOnboarding',
      label: '登记上岗',
      needs: ['onboardOn', 'contractFrom', 'contractTo', 'contractOpen', 'payFen'],
    });
  });
});
