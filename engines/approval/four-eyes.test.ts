import { expect, it } from 'vitest';
import { fourEyes } from './index.ts';

it('别人录入的可以审，自己录入的不能审，不知谁录入的也不能审', () => {
  expect(fourEyes({ proposedBy: 'clerk', decidedBy: 'chief' })).toEqual({ ok: true });
  expect(fourEyes({ proposedBy: 'clerk', decidedBy: 'clerk' })).toEqual({
    ok: false,
    code: 'samePerson',
  });
  expect(fourEyes({ proposedBy: null, decidedBy: 'chief' })).toEqual({
    ok: false,
    code: 'proposerUnknown',
  });
});
