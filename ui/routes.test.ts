import { describe, expect, it } from 'vitest';
import { mayOpen } from './routes.ts';

describe('mayOpen', () => {
  it('没有规定权限的页面人人能开', () => {
    expect(mayOpen({}, [])).toBe(true);
  });

  it('规定一项权限的页面，有这一项才能开', () => {
    expect(mayOpen({ permission: 'demand.view' }, ['demand.view'])).toBe(true);
    expect(mayOpen({ permission: 'demand.view' }, ['person.view'])).toBe(false);
  });

  it('规定几项权限的页面，有其中一项就能开，一项也没有的不能开', () => {
    const permission = ['exchange.import.demand', 'exchange.import.person'];
    expect(mayOpen({ permission }, ['exchange.import.person'])).toBe(true);
    expect(mayOpen({ permission }, ['demand.view'])).toBe(false);
    expect(mayOpen({ permission: [] }, ['demand.view'])).toBe(false);
  });
});
