import { describe, expect, it } from 'vitest';
import { completionOf } from './completion.ts';

const counts = { sent: 900, accepted: 700, onboard: 650, retained: 200, onboardWithin: 30 };

describe('target.summariseCompletion', () => {
  it('泸县按上岗口径完成 650 人，任务 1000 人，还差 350 人', () => {
    expect(completionOf(1000, counts, 'onboard')).toMatchObject({
      counted: 650,
      permille: 650,
      remainder: 350,
    });
  });

  it('差一人时不显示百分之百', () => {
    expect(completionOf(6700, { ...counts, onboard: 6699 }, 'onboard').permille).toBe(999);
  });

  it('超额完成没有负的差额', () => {
    expect(completionOf(100, counts, 'onboard')).toMatchObject({ permille: 6500, remainder: 0 });
  });

  it('没有下达任务的不算完成率', () => {
    expect(completionOf(0, counts, 'sent')).toMatchObject({ permille: null, remainder: 0 });
  });
});
