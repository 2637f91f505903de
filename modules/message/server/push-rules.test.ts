import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePush } from './push-rules.ts';

const limits = { weeklyAtMost: 2, quietFrom: '21:00', quietTo: '08:00' };
const fine = { hasConsent: true, obstacle: null, pushedThisWeek: 0 };
const twoDigits = (value: number) => String(value).padStart(2, '0');

describe('发到本人手机的限制', () => {
  it('白天、同意、有电话、次数不够的发出', () => {
    expect(judgePush(fine, limits, '2017-10-15T08:00')).toEqual({ state: 'send' });
    expect(judgePush({ ...fine, pushedThisWeek: 1 }, limits, '2017-10-15T20:59')).toEqual({ state: 'send' });
  });

  it('撤回同意、没有电话、一周已满两次的不发，写明原因', () => {
    const reason = (more: object) => judgePush({ ...fine, ...more }, limits, '2017-10-15T10:00');
    expect(reason({ hasConsent: false })).toEqual({ state: 'withheld', reason: 'noConsent' });
    expect(reason({ obstacle: 'noAddress' })).toEqual({ state: 'withheld', reason: 'noAddress' });
    expect(reason({ pushedThisWeek: 2 })).toEqual({ state: 'withheld', reason: 'tooMany' });
  });

  it('夜里不发，等到早上；月末等到下个月一号', () => {
    expect(judgePush(fine, limits, '2017-10-31T21:00')).toEqual({
      state: 'waiting',
      until: '2017-11-01T08:00',
    });
    expect(judgePush(fine, limits, '2017-10-15T07:59')).toEqual({
      state: 'waiting',
      until: '2017-10-15T08:00',
    });
    const noon = { ...limits, quietFrom: '12:00', quietTo: '14:00' };
    expect(judgePush(fine, noon, '2017-10-15T13:00')).toEqual({
      state: 'waiting',
      until: '2017-10-15T14:00',
    });
  });

  it('任何时刻，等到的那个时刻都能发', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const verdict = judgePush(fine, limits, `2017-10-15T${twoDigits(hour)}:${twoDigits(minute)}`);
        if (verdict.state === 'waiting')
          expect(judgePush(fine, limits, verdict.until)).toEqual({ state: 'send' });
      }),
    );
  });
});
